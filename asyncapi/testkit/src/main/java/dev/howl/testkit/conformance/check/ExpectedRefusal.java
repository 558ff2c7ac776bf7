package dev.howl.testkit.conformance.check;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An invalid message that was sent, and the error that should come.
 *
 * @param words the message and what is wrong with it, for people
 * @param pointer JSON Pointer to the invalid value; {@code null} for any pointer or none
 * @param others JSON Pointers that the error may have instead, such as that of a member which is missing or too many
 * @param codes of which the error may have any, as far as the contract lists them; empty for any
 */
record ExpectedRefusal(String words, @Nullable String pointer, Predicate<String> others, Set<String> codes) {
    ExpectedRefusal {
        codes = Set.copyOf(codes);
    }

    /** Returns the expectation of any refusal with one of these codes. */
    static ExpectedRefusal of(String words, Set<String> codes) {
        return new ExpectedRefusal(words, null, pointer -> false, codes);
    }

    boolean allows(@Nullable String given) {
        // An error about the whole frame needs no pointer.
        String actual = given == null ? "" : given;
        return pointer == null || pointer.equals(actual) || others.test(actual);
    }
}

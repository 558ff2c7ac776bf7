package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line about an element, for lists. */
final class Summaries {
    private static final int MOST_LETTERS = 200;

    private Summaries() {}

    /** Returns the first text that there is, as one line without markup; empty for none. */
    static String line(@Nullable String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .map(text -> text.strip().lines().findFirst().orElse(""))
                .map(line -> line.replaceAll("[`*]", ""))
                .map(line -> line.codePointCount(0, line.length()) <= MOST_LETTERS
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS)) + "…")
                .findFirst()
                .orElse("");
    }

    static Html of(@Nullable String... texts) {
        String line = line(texts);
        return line.isEmpty() ? Html.NOTHING : Html.text(line);
    }
}

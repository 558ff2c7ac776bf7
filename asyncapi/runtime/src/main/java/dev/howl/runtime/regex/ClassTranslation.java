package dev.howl.runtime.regex;

import java.util.ArrayList;
import java.util.List;

/** Translation of a character class. Operators that Java has within classes are characters in ECMA-262. */
final class ClassTranslation {
    private static final String HYPHEN = CharacterSet.literal('-');

    private final PatternCursor cursor;
    private final Escapes escapes;

    ClassTranslation(PatternCursor cursor, Escapes escapes) {
        this.cursor = cursor;
        this.escapes = escapes;
    }

    /**
     * A member of a class.
     *
     * @param character the code point, -1 for a set
     */
    private record Member(int character, String translated) {
        static Member of(int character) {
            return new Member(character, CharacterSet.literal(character));
        }

        boolean isSet() {
            return character < 0;
        }
    }

    /** Reads from behind the opening bracket to the closing one. */
    String translate() {
        int open = cursor.at() - 1;
        boolean negated = cursor.skip("^");
        List<String> members = new ArrayList<>();
        while (!cursor.skip("]")) {
            if (cursor.atEnd()) {
                throw cursor.error("the class is not closed by ]", open);
            }
            range(members);
        }
        if (members.isEmpty()) {
            return negated ? "[" + CharacterSet.ANY + "]" : "(?!)";
        }
        return (negated ? "[^" : "[") + String.join("", members) + "]";
    }

    private void range(List<String> members) {
        int start = cursor.at();
        Member first = member();
        boolean range = cursor.is("-") && !cursor.is("-]");
        if (!range || !cursor.skip("-") || cursor.atEnd()) {
            members.add(first.translated());
            return;
        }
        Member last = member();
        if (first.isSet() || last.isSet()) {
            members.addAll(List.of(first.translated(), HYPHEN, last.translated()));
        } else if (first.character() > last.character()) {
            throw cursor.error("the range of characters is out of order", start);
        } else {
            members.add(first.translated() + "-" + last.translated());
        }
    }

    private Member member() {
        if (!cursor.skip("\\")) {
            return Member.of(cursor.next());
        }
        String set = escapes.set();
        if (!set.isEmpty()) {
            return new Member(-1, set);
        }
        return Member.of(cursor.skip("b") ? '\b' : escapes.character());
    }
}

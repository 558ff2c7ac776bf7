package dev.howl.runtime.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recursive-descent translation of one expression (ECMA-262, section 22.2.1). */
final class Translation {
    private static final String NOTHING = "(?:)";
    private static final String WORD = "[" + CharacterSet.WORD + "]";
    private static final String BOUNDARY = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String NO_BOUNDARY = "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";

    private final PatternCursor cursor;
    private final GroupScan scan;
    private final Escapes escapes;
    private final ClassTranslation classes;
    private final Quantifier quantifiers;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    /** Numbers in the translated expression of the groups met so far; one of them can have a marker behind it. */
    private final List<Integer> numbers = new ArrayList<>();
    /** Groups that can hold text at this place: they are closed, and not in another alternative. */
    private final BitSet readable = new BitSet();

    private int javaGroups;
    private int depth;
    private int lookbehinds;
    private int parts;

    Translation(String source, GroupScan scan) {
        this.cursor = new PatternCursor(source);
        this.scan = scan;
        this.escapes = new Escapes(cursor);
        this.classes = new ClassTranslation(cursor, escapes);
        this.quantifiers = new Quantifier(cursor);
    }

    Map<String, Integer> names() {
        return names;
    }

    String translate() {
        disjunction();
        if (!cursor.atEnd()) {
            throw cursor.error("the closing parenthesis has no opening one");
        }
        return out.toString();
    }

    private void disjunction() {
        BitSet before = (BitSet) readable.clone();
        BitSet after = new BitSet();
        do {
            if (!cursor.atEnd() && cursor.skip("|")) {
                out.append('|');
                after.or(readable);
                readable.clear();
                readable.or(before);
            }
            while (!cursor.atEnd() && !cursor.isOneOf("|)")) {
                term();
            }
        } while (cursor.is("|"));
        readable.or(after);
    }

    private void term() {
        boolean repeatable = atom();
        if (parts > EcmaPattern.MAX_PARTS) {
            throw cursor.error(
                    "the expression has more than " + EcmaPattern.MAX_PARTS + " classes, groups and escapes");
        }
        if (!quantifiers.isNext()) {
            return;
        }
        parts++;
        if (!repeatable) {
            throw cursor.error("there is nothing to repeat");
        }
        int start = cursor.at();
        out.append(quantifiers.read());
        if (lookbehinds > 0 && quantifiers.isUnbounded()) {
            throw cursor.error("a lookbehind of unlimited length is not supported", start);
        }
    }

    /** Returns whether a quantifier may follow. */
    private boolean atom() {
        if (quantifiers.isNext()) {
            throw cursor.error("there is nothing to repeat");
        }
        int start = cursor.at();
        int character = cursor.next();
        parts += "$.[(\\".indexOf(character) >= 0 ? 1 : 0;
        switch (character) {
            case '^' -> out.append('^');
            case '$' -> out.append("\\z");
            case '.' -> out.append(CharacterSet.DOT);
            case '[' -> out.append(classes.translate());
            case '(' -> {
                return group(start);
            }
            case '\\' -> {
                return escape(start);
            }
            default -> out.append(CharacterSet.literal(character));
        }
        return character != '^' && character != '$';
    }

    private boolean escape(int start) {
        if (cursor.skip("b")) {
            out.append(BOUNDARY);
            return false;
        }
        if (cursor.skip("B")) {
            out.append(NO_BOUNDARY);
            return false;
        }
        if (cursor.skip("k")) {
            namedReference(start);
            return true;
        }
        if (cursor.isOneOf("123456789")) {
            String digits = cursor.digits();
            int number = digits.length() < 9 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
            if (number > scan.names().size()) {
                throw cursor.error("there is no group " + digits, start);
            }
            reference(number, start);
            return true;
        }
        String set = escapes.set();
        out.append(set.isEmpty() ? CharacterSet.literal(escapes.character()) : "[" + set + "]");
        return true;
    }

    private void namedReference(int start) {
        String name = cursor.skip("<") ? GroupName.read(cursor) : "";
        int number = name.isEmpty() ? 0 : scan.number(name);
        if (number == 0) {
            throw cursor.error("\\k must name a group of the expression", start);
        }
        reference(number, start);
    }

    /** A group that holds no text is matched by nothing, not by no text at all as in Java. */
    private void reference(int number, int start) {
        if (lookbehinds > 0) {
            throw cursor.error("a backreference in a lookbehind is not supported", start);
        }
        if (!readable.get(number)) {
            out.append(NOTHING);
            return;
        }
        int group = numbers.get(number - 1);
        out.append("(?:\\").append(group).append("|(?!\\").append(group + 1).append("))");
    }

    private boolean group(int start) {
        if (++depth > EcmaPattern.MAX_DEPTH) {
            throw cursor.error("groups are nested deeper than " + EcmaPattern.MAX_DEPTH, start);
        }
        boolean repeatable = true;
        if (cursor.skip("?:")) {
            inGroup("(?:", start);
        } else if (cursor.skip("?=")) {
            inGroup("(?=", start);
        } else if (cursor.skip("?!")) {
            withoutGroups("(?!", start);
        } else if (cursor.is("?<=") || cursor.is("?<!")) {
            lookbehinds++;
            if (cursor.skip("?<=")) {
                inGroup("(?<=", start);
            } else {
                cursor.skip("?<!");
                withoutGroups("(?<!", start);
            }
            lookbehinds--;
            repeatable = false;
        } else {
            capture(start);
        }
        depth--;
        return repeatable;
    }

    /** Groups in a negative lookaround hold text only within it. */
    private void withoutGroups(String opening, int start) {
        BitSet before = (BitSet) readable.clone();
        inGroup(opening, start);
        readable.and(before);
    }

    private void capture(int start) {
        String name = "";
        if (cursor.skip("?<")) {
            name = GroupName.read(cursor);
        } else if (cursor.is("?")) {
            throw cursor.error("(? must be followed by :, =, !, <=, <! or <name>", start);
        }
        numbers.add(++javaGroups);
        int number = numbers.size();
        if (!name.isEmpty() && names.put(name, javaGroups) != null) {
            throw cursor.error("two groups have the name '" + name + "'", start);
        }
        // The number of the marker is needed before those of the groups inside, hence the marker is in front of them.
        boolean marked = scan.referenced().get(number);
        javaGroups += marked ? 1 : 0;
        inGroup(marked ? "(()" : "(", start);
        readable.set(number);
    }

    private void inGroup(String opening, int start) {
        out.append(opening);
        disjunction();
        if (!cursor.skip(")")) {
            throw cursor.error("the group is not closed by )", start);
        }
        out.append(')');
    }
}

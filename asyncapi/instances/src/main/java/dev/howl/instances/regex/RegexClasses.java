package dev.howl.instances.regex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A parser of character classes and of escapes that stand for characters. */
final class RegexClasses {
    private static final Map<String, CodePointSet> PROPERTIES = new ConcurrentHashMap<>();
    private static final Map<Character, Integer> CONTROLS = Map.of('t', 9, 'n', 10, 'v', 11, 'f', 12, 'r', 13, '0', 0);

    private final RegexParser parser;

    RegexClasses(RegexParser parser) {
        this.parser = parser;
    }

    /** Parses a class behind its {@code [}. */
    CodePointSet bracketed() {
        boolean negated = parser.take("^");
        CodePointSet set = CodePointSet.EMPTY;
        while (!parser.take("]")) {
            CodePointSet first = atom();
            boolean isRange = parser.peek() == '-' && !parser.source.startsWith("-]", parser.at);
            if (isRange && isOne(first)) {
                parser.take("-");
                set = set.or(range(first, atom()));
            } else {
                set = set.or(first);
            }
        }
        return negated ? set.complement() : set;
    }

    private CodePointSet range(CodePointSet first, CodePointSet last) {
        if (!isOne(last)) {
            return first.or(last).or(CodePointSet.of('-', '-'));
        }
        int from = first.ranges().get(0).first();
        int to = last.ranges().get(0).first();
        if (from > to) {
            throw parser.error("the bounds of a range are out of order");
        }
        return CodePointSet.of(from, to);
    }

    private static boolean isOne(CodePointSet set) {
        return set.ranges().size() == 1
                && set.ranges().get(0).first() == set.ranges().get(0).last();
    }

    private CodePointSet atom() {
        if (parser.take("\\")) {
            return escaped(true);
        }
        int codePoint = parser.codePoint();
        return CodePointSet.of(codePoint, codePoint);
    }

    /** Parses an escape behind its backslash. */
    CodePointSet escaped(boolean inClass) {
        int escape = parser.codePoint();
        return switch (escape) {
            case 'd' -> CodePointSet.DIGITS;
            case 'D' -> CodePointSet.DIGITS.complement();
            case 'w' -> CodePointSet.WORD;
            case 'W' -> CodePointSet.WORD.complement();
            case 's' -> CodePointSet.SPACES;
            case 'S' -> CodePointSet.SPACES.complement();
            case 'p' -> property();
            case 'P' -> property().complement();
            default -> {
                int codePoint = inClass && escape == 'b' ? '\b' : character(escape);
                yield CodePointSet.of(codePoint, codePoint);
            }
        };
    }

    private int character(int escape) {
        Integer control = CONTROLS.get((char) escape);
        if (control != null) {
            return control;
        }
        if (escape == 'c') {
            return parser.codePoint() % 32;
        }
        if (escape == 'x') {
            return hex(2);
        }
        if (escape == 'u') {
            return unicode();
        }
        if (Character.isLetterOrDigit(escape)) {
            throw parser.error("unknown escape");
        }
        return escape;
    }

    private int unicode() {
        if (parser.take("{")) {
            return parsed(parser.until('}'));
        }
        int unit = hex(4);
        if (Character.isHighSurrogate((char) unit) && parser.source.startsWith("\\u", parser.at)) {
            int before = parser.at;
            parser.at += 2;
            int low = hex(4);
            if (Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) unit, (char) low);
            }
            parser.at = before;
        }
        return unit;
    }

    private int hex(int digits) {
        if (parser.at + digits > parser.source.length()) {
            throw parser.error("unexpected end");
        }
        parser.at += digits;
        return parsed(parser.source.substring(parser.at - digits, parser.at));
    }

    private int parsed(String hex) {
        try {
            int codePoint = Integer.parseInt(hex, 16);
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw parser.error("a code point must be hexadecimal and at most 10FFFF");
    }

    private CodePointSet property() {
        if (!parser.take("{")) {
            throw parser.error("missing '{'");
        }
        String name = parser.until('}');
        return PROPERTIES.computeIfAbsent(name, this::members);
    }

    private CodePointSet members(String name) {
        if (name.equals("Any")) {
            return CodePointSet.ALL;
        }
        for (String java : new String[] {javaName(name), "Is" + name}) {
            try {
                Pattern pattern = Pattern.compile("\\p{" + java + "}");
                return CodePointSet.where(
                        cp -> pattern.matcher(Character.toString(cp)).matches());
            } catch (PatternSyntaxException e) {
                // The next spelling may be known.
            }
        }
        throw parser.error("unknown property '" + name + "'");
    }

    private static String javaName(String name) {
        return switch (name) {
            case "Letter" -> "L";
            case "Uppercase_Letter" -> "Lu";
            case "Lowercase_Letter" -> "Ll";
            case "Number" -> "N";
            case "Decimal_Number", "digit" -> "Nd";
            case "Punctuation", "punct" -> "P";
            case "Symbol" -> "S";
            case "Separator" -> "Z";
            default ->
                name.replaceFirst("^(?:Script|sc|scx|Script_Extensions)=", "Is")
                        .replaceFirst("^(?:General_Category|gc)=", "");
        };
    }
}

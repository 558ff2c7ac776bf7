package dev.howl.runtime.regex;

/** The character sets of ECMA-262 as parts of a Java character class, without brackets. */
final class CharacterSet {
    static final String DIGIT = "0-9";
    static final String NOT_DIGIT = "\\x{0}-\\x{2F}\\x{3A}-\\x{10FFFF}";
    static final String WORD = "A-Za-z0-9_";
    static final String NOT_WORD = "\\x{0}-\\x{2F}\\x{3A}-\\x{40}\\x{5B}-\\x{5E}\\x{60}\\x{7B}-\\x{10FFFF}";

    /** White space and line terminators (ECMA-262, sections 12.2 and 12.3), with all of category Zs. */
    static final String SPACE = "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}"
            + "\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

    static final String NOT_SPACE = "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}"
            + "\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}"
            + "\\x{FF00}-\\x{10FFFF}";

    static final String ANY = "\\x{0}-\\x{10FFFF}";

    /** Everything but the line terminators, which a dot matches. */
    static final String DOT = "[^\\n\\r\\x{2028}\\x{2029}]";

    private CharacterSet() {}

    /** Returns the set of an escape such as {@code \d}, empty if the letter stands for none. */
    static String of(int letter) {
        return switch (letter) {
            case 'd' -> DIGIT;
            case 'D' -> NOT_DIGIT;
            case 'w' -> WORD;
            case 'W' -> NOT_WORD;
            case 's' -> SPACE;
            case 'S' -> NOT_SPACE;
            default -> "";
        };
    }

    /** Returns a code point as it stands for itself within and outside of a class. */
    static String literal(int codePoint) {
        boolean plain = codePoint < 0x80 && Character.isLetterOrDigit(codePoint);
        return plain ? Character.toString(codePoint) : "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}

package dev.howl.runtime.format;

/** Classes of characters that several grammars have. */
final class Characters {
    private Characters() {}

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(int c) {
        return isLetter(c) || isDigit(c);
    }

    /** Returns whether a percent sign and two hexadecimal digits are at a position. */
    static boolean isPercentEncoded(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == '%'
                && isHexDigit(text.charAt(at + 1))
                && isHexDigit(text.charAt(at + 2));
    }

    static boolean isHexDigit(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Returns whether a code point is one that IRIs allow beyond ASCII (RFC 3987, section 2.2, {@code ucschar}). */
    static boolean isUcsChar(int c) {
        boolean basic = (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
        boolean beyond = c >= 0x10000 && c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD && !(c >= 0xE0000 && c <= 0xE0FFF);
        return basic || beyond;
    }

    /** Returns whether a code point is one that the queries of IRIs allow for private use (RFC 3987, section 2.2). */
    static boolean isPrivate(int c) {
        return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD && (c & 0xFFFF) <= 0xFFFD);
    }
}

package dev.howl.app.moderation;

/** Texts that people, and other programs, wrote. */
final class TextSanitizer {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    private TextSanitizer() {}

    /**
     * No longer than the contract allows: other programs may write more into the tables. What is no Unicode text, a half
     * of a surrogate pair, is replaced.
     *
     * @param max in code points, at least 1
     */
    static String bounded(String text, int max) {
        String whole = replaced(text, false);
        if (whole.codePointCount(0, whole.length()) <= max) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, max - CUT.length())) + CUT;
    }

    /**
     * As it may be shown within a page: without control characters, and without those that embed or override a direction
     * of writing, which could show the text as another than it is.
     */
    static String shown(String text) {
        return replaced(text, true);
    }

    private static String replaced(String text, boolean controls) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> isSurrogate(c) || (controls && isControl(c)) ? REPLACEMENT : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Half of a pair: whole pairs are one code point. */
    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isControl(int c) {
        boolean isLayout = c == '\n' || c == '\t' || c == '\r';
        boolean isDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean isNoCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return (Character.isISOControl(c) && !isLayout) || isDirection || isNoCharacter;
    }
}

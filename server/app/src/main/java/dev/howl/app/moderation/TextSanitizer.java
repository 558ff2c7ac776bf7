package dev.howl.app.moderation;

/** A sanitizer of texts from users and other programs. */
final class TextSanitizer {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String CUT = "…";

    private TextSanitizer() {}

    /**
     * Cuts a text to the contract's limit: other programs may store longer ones. Unpaired surrogates are replaced.
     *
     * @param max limit in code points, at least 1
     */
    static String bounded(String text, int max) {
        String whole = replaced(text, false);
        if (whole.codePointCount(0, whole.length()) <= max) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, max - CUT.length())) + CUT;
    }

    /**
     * Replaces control characters, and those that embed or override the writing direction: they could make a page show
     * a different text than the one that is stored.
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

    /** Returns whether a code point is an unpaired surrogate; a pair would be one code point above the range. */
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

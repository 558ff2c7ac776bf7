package dev.howl.runtime.format;

/** JSON JsonPointers. */
public final class JsonPointers {
    private JsonPointers() {}

    /** Returns whether a text is a JSON Pointer (RFC 6901, section 5), not in the form of a URI fragment. */
    public static boolean isPointer(String text) {
        return text.isEmpty() || (text.startsWith("/") && isEscaped(text));
    }

    /** Returns whether a text is a relative JSON Pointer (draft-handrews-relative-json-pointer-01). */
    public static boolean isRelative(String text) {
        int end = 0;
        while (end < text.length() && Characters.isDigit(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(end);
        return end > 0 && (end == 1 || text.charAt(0) != '0') && (rest.equals("#") || isPointer(rest));
    }

    private static boolean isEscaped(String text) {
        for (int at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
            if (!text.startsWith("0", at + 1) && !text.startsWith("1", at + 1)) {
                return false;
            }
        }
        return true;
    }
}

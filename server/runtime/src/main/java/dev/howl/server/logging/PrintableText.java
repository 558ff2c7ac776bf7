package dev.howl.server.logging;

/** A text whose control characters are written as escapes such as {@code \u001b}. */
final class PrintableText {
    private PrintableText() {}

    /**
     * Returns a text without control characters, line ends, bidirectional controls and unpaired surrogates.
     *
     * @param keepLines whether line feeds stay
     */
    static String of(String text, boolean keepLines) {
        if (text.codePoints().allMatch(c -> isPrintable(c, keepLines))) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isPrintable(c, keepLines)) {
                printable.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> printable.append(String.format("\\u%04x", unit)));
            }
        });
        return printable.toString();
    }

    private static boolean isPrintable(int c, boolean keepLines) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t' || (c == '\n' && keepLines);
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}

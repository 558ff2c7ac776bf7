package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;

/**
 * Lines and columns, from 1, of offsets in a text. Columns count code points; a line ends with LF, CR LF or CR. Offsets
 * in ascending order are found without starting over.
 */
final class TextPositions {
    private final String file;
    private final String text;
    private int offset;
    private int line = 1;
    private int column = 1;

    TextPositions(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Returns the place of a {@code char}, or of the end where the offset is beyond it. */
    Location at(long wanted) {
        int end = (int) Math.max(0, Math.min(wanted, text.length()));
        if (end < offset) {
            offset = 0;
            line = 1;
            column = 1;
        }
        while (offset < end) {
            step();
        }
        return new Location(file, line, column);
    }

    private void step() {
        int character = text.codePointAt(offset);
        offset += Character.charCount(character);
        boolean first = character == '\r' && offset < text.length() && text.charAt(offset) == '\n';
        if (character == '\n' || (character == '\r' && !first)) {
            line++;
            column = 1;
        } else if (!first) {
            column++;
        }
    }
}

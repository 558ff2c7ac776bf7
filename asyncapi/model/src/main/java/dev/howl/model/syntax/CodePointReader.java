package dev.howl.model.syntax;

import java.io.Reader;

/**
 * A reader of a text that never ends a block within a surrogate pair. SnakeYAML Engine 3.0 reads the second half of a
 * pair behind the end of its buffer, and fails if the first half is the buffer's last char.
 */
final class CodePointReader extends Reader {
    private final String text;
    private int next;

    CodePointReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (next >= text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), next + length);
        if (end - next > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(next, end, buffer, offset);
        int count = end - next;
        next = end;
        return count;
    }

    @Override
    public void close() {
        next = text.length();
    }
}

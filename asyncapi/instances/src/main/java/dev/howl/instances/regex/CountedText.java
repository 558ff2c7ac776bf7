package dev.howl.instances.regex;

/** A text that can be read a bounded number of times, since an expression can take exponential time. */
final class CountedText implements CharSequence {
    private static final int MAX_READS = 2_000_000;

    private final CharSequence text;
    private int reads;

    CountedText(CharSequence text) {
        this.text = text;
    }

    /** The end of an attempt to match that takes too long. */
    static final class ReadTooOftenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadTooOftenException() {
            super("the expression takes too long", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads > MAX_READS) {
            throw new ReadTooOftenException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

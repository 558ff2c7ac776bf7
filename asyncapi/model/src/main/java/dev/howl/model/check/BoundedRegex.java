package dev.howl.model.check;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A pattern of a document, tried on a text of the document. Some patterns take ages on some texts; the number of looks
 * at a character is bounded.
 */
final class BoundedRegex implements RegularExpression {
    private static final int MOST_LOOKS = 5_000_000;

    private final Pattern pattern;

    BoundedRegex(String regex) {
        // To JSON Schema, $ is the very end; to Java, also the place before a last line break.
        this.pattern = Pattern.compile(RegularExpressions.replaceDollarAnchors(regex));
    }

    @Override
    public boolean matches(String text) {
        try {
            return pattern.matcher(new Counted(text, new AtomicInteger())).find();
        } catch (StackOverflowError e) {
            // Java's matcher recurses on alternatives within a repetition.
            throw new TooSlowException();
        }
    }

    private record Counted(CharSequence text, AtomicInteger looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (looks.incrementAndGet() > MOST_LOOKS) {
                throw new TooSlowException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** The pattern takes too long. */
    static final class TooSlowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("a pattern takes too long", null, false, false);
        }
    }
}

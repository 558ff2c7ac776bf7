package dev.howl.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a contract ({@code pattern}) that is safe on untrusted input. It has the meaning of JSON
 * Schema (ECMA-262) as far as {@link java.util.regex} supports it; in particular {@code $} matches at the very end
 * only, not before a final line break. The work on a text is bounded, because backtracking can take exponential time.
 * Immutable.
 */
public final class Regex {
    /** Character reads that every text is allowed; far more than an expression without much backtracking needs. */
    private static final int READS = 1_000_000;

    /** Further reads for each character of the text. */
    private static final int READS_PER_CHARACTER = 50;

    /** An inline flag that makes {@code $} match at the end of each line. */
    private static final Pattern MULTILINE = Pattern.compile("\\(\\?[a-z]*m");

    private final String source;
    private final Pattern pattern;

    private Regex(String source) {
        this.source = source;
        this.pattern = compiled(source);
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternSyntaxException if it is malformed, or uses syntax that Java does not have
     */
    public static Regex of(String source) {
        return new Regex(source);
    }

    /**
     * Finds the first match anywhere in a text, as JSON Schema does.
     *
     * @return a matcher at the match, empty if there is none
     * @throws TooSlowException if the search exceeds its bound, or overflows the stack
     */
    public Optional<Matcher> find(String text) {
        Matcher matcher = pattern.matcher(new Bounded(text));
        try {
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (StackOverflowError e) {
            // java.util.regex recurses for each repetition of an alternation, such as (a|b)*.
            throw new TooSlowException();
        }
    }

    /** Returns the expression as written in the contract. */
    @Override
    public String toString() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    private static Pattern compiled(String source) {
        Pattern plain = Pattern.compile(source);
        return source.indexOf('$') < 0 || MULTILINE.matcher(source).find()
                ? plain
                : Pattern.compile(withFirmEnd(source));
    }

    /** Replaces each {@code $} that is an anchor, not a character, by {@code \z}. */
    private static String withFirmEnd(String source) {
        StringBuilder firm = new StringBuilder();
        int classes = 0;
        int begun = -1;
        for (int i = 0; i < source.length(); i++) {
            char character = source.charAt(i);
            if (character == '\\' && i + 1 < source.length()) {
                int end = source.startsWith("Q", i + 1) ? endOfQuotation(source, i) : i + 2;
                firm.append(source, i, end);
                i = end - 1;
                continue;
            }
            if (character == '[') {
                classes++;
                begun = source.startsWith("^", i + 1) ? i + 2 : i + 1;
            } else if (character == ']' && classes > 0 && i != begun) {
                classes--;
            }
            firm.append(character == '$' && classes == 0 ? "\\z" : String.valueOf(character));
        }
        return firm.toString();
    }

    private static int endOfQuotation(String source, int start) {
        int end = source.indexOf("\\E", start);
        return end < 0 ? source.length() : end + 2;
    }

    /** Thrown when an expression exceeds its bound on a text. The remedy is a simpler expression. */
    public static final class TooSlowException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("a pattern takes too long on the text");
        }
    }

    /** A text that counts and limits the reads of its characters. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private long left;

        Bounded(String text) {
            this.text = text;
            this.left = READS + (long) READS_PER_CHARACTER * text.length();
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooSlowException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

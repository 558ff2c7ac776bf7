package dev.howl.runtime;

import dev.howl.runtime.regex.EcmaPattern;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a contract ({@code pattern}) that is safe on untrusted input. It has the meaning that ECMA-262
 * gives it, as JSON Schema requires (draft-07, section 4.4); {@link EcmaPattern} lists the limits. The work on a text is
 * bounded, because backtracking can take exponential time. Immutable.
 */
public final class Regex {
    /** Character reads that every text is allowed; far more than an expression without much backtracking needs. */
    private static final int READS = 1_000_000;

    /** Further reads for each character of the text. */
    private static final int READS_PER_CHARACTER = 50;

    private final String source;
    private final EcmaPattern pattern;

    private Regex(String source) {
        this.source = source;
        this.pattern = EcmaPattern.of(source);
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternSyntaxException if it is malformed or has syntax that is not supported, such as Java's own; the
     *     index is that of the character at fault
     */
    public static Regex of(String source) {
        return new Regex(source);
    }

    /**
     * Finds the first match anywhere in a text, as JSON Schema does.
     *
     * @return the match, empty if there is none
     * @throws TooSlowException if the search exceeds its bound, or overflows the stack
     */
    public Optional<Match> find(String text) {
        Matcher matcher = pattern.pattern().matcher(new Bounded(text));
        try {
            return matcher.find()
                    ? Optional.of(new Match(matcher.toMatchResult(), pattern.groups()))
                    : Optional.empty();
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

    /** A match of an expression in a text. */
    public static final class Match {
        private final MatchResult result;
        private final Map<String, Integer> groups;

        private Match(MatchResult result, Map<String, Integer> groups) {
            this.result = result;
            this.groups = groups;
        }

        /**
         * Returns the text of a named group.
         *
         * @return {@code null} if the group takes no part in the match
         * @throws IllegalArgumentException if the expression has no such group
         */
        public @Nullable String group(String name) {
            Integer number = groups.get(name);
            if (number == null) {
                throw new IllegalArgumentException("no group '" + name + "'");
            }
            return result.group(number);
        }
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

package dev.howl.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a contract ({@code pattern}), for texts of strangers. What it means is what JSON Schema says
 * (ECMA-262), as far as Java's expressions go: {@code $} is the very end, not the place before a last line break. How
 * long it may look at a text is bounded, since some expressions take ages on some texts. Immutable.
 */
public final class Regex {
    /** Looks at a character: far more than an expression needs that reads a text from left to right. */
    private static final int LOOKS = 1_000_000;

    private static final int LOOKS_PER_CHARACTER = 50;

    /** A flag that makes {@code $} the end of a line. */
    private static final Pattern MULTILINE = Pattern.compile("\\(\\?[a-z]*m");

    private final String source;
    private final Pattern pattern;

    private Regex(String source) {
        this.source = source;
        this.pattern = compiled(source);
    }

    /**
     * The expression that is written so.
     *
     * @throws PatternSyntaxException where it is none
     */
    public static Regex of(String source) {
        return new Regex(source);
    }

    /**
     * Where it is first found in a text, empty where it is not.
     *
     * @throws TooSlowException where that takes too long to tell
     */
    public Optional<Matcher> find(String text) {
        Matcher matcher = pattern.matcher(new Bounded(text));
        try {
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (StackOverflowError e) {
            // Java's matcher recurses on alternatives within a repetition.
            throw new TooSlowException();
        }
    }

    /** As the contract has it. */
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

    /** {@code \z} for each {@code $} that is no character. */
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

    /** An expression takes too long on a text: its author should make it simpler. */
    public static final class TooSlowException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("a pattern takes too long on the text");
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private long left;

        Bounded(String text) {
            this.text = text;
            this.left = LOOKS + (long) LOOKS_PER_CHARACTER * text.length();
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

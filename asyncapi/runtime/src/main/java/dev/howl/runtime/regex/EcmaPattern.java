package dev.howl.runtime.regex;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of ECMA-262 that has been translated to {@link java.util.regex}. It has the meaning that it has
 * with the flag {@code u}, as JSON Schema recommends (draft-07, section 4.4). Syntax that is valid only without the
 * flag is taken where it cannot mean anything else: {@code \-} for a hyphen, a literal <code>{</code>, {@code [\w-.]}.
 *
 * <p>Syntax of Java that ECMA-262 lacks is an error. Some limits remain: a lookbehind has a bounded length, groups are
 * nested at most 100 deep, inline flags ({@code (?i:...)}) are refused, a repeated group keeps the text of its last
 * match, and Unicode properties are those that Java knows.
 *
 * @param pattern the translated expression
 * @param groups number of each named group in the translated expression
 */
public record EcmaPattern(Pattern pattern, Map<String, Integer> groups) {
    static final int MAX_DEPTH = 100;

    /** Parts that are not characters. Java's compiler and matcher recurse for each of them in a row. */
    static final int MAX_PARTS = 2_000;

    private static final int MAX_LENGTH = 65_536;

    /**
     * Makes the matcher work on code points, also where the expression has none outside of the basic plane. Lookbehinds
     * do if it stands behind them. In front of a long literal, it keeps Java from preparing a Boyer-Moore search, whose
     * cost is the square of the literal's length.
     */
    private static final String BY_CODE_POINT = "(?:\uD83D\uDE00){0}";

    public EcmaPattern {
        groups = Map.copyOf(groups);
    }

    /**
     * Translates and compiles an expression.
     *
     * @throws PatternSyntaxException if it is malformed or has syntax that is not supported; the index is that of the
     *     character at fault in the expression
     */
    public static EcmaPattern of(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new PatternSyntaxException(
                    "the expression is longer than " + MAX_LENGTH + " characters", source, MAX_LENGTH);
        }
        Translation translation = new Translation(source, GroupScan.of(source));
        String translated = BY_CODE_POINT + translation.translate() + BY_CODE_POINT;
        try {
            return new EcmaPattern(Pattern.compile(translated), translation.names());
        } catch (PatternSyntaxException e) {
            throw new PatternSyntaxException(e.getDescription(), source, -1);
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("the expression is too long", source, -1);
        }
    }
}

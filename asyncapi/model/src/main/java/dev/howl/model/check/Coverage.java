package dev.howl.model.check;

import dev.howl.runtime.Regex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test of whether one regular expression matches everything that another matches. A positive answer is certain; a
 * negative one is not, because the question is undecidable for some expressions.
 */
final class Coverage {
    /** Matches every text of one line; the group is an anchor that keeps texts of several lines out. */
    private static final Pattern ALL =
            Pattern.compile("\\^?(?:\\(\\?<[^>]+>)?(?:\\.\\*\\??|\\[\\\\s\\\\S]\\*|\\[\\^]\\*)?\\)?(\\$?)");
    /** Elements that may match the end of a line. */
    private static final Pattern MULTILINE = Pattern.compile("\\\\[nrsSWDcxu]|\\\\[pP]\\{|\\[\\^");

    private static final Pattern LITERAL_START =
            Pattern.compile("\\^((?:[^\\\\\\[\\](){}.*+?^$|]|\\\\[^A-Za-z0-9])+)(.*)");

    private Coverage() {}

    /** Returns {@code true} if the earlier expression matches everything that the later one matches. */
    static boolean covers(String earlier, String later) {
        return earlier.equals(later) || isAll(earlier, later) || isPrefix(earlier, later);
    }

    /** Returns {@code true} if an expression matches every text of one line, such as JSON. */
    static boolean coversAll(String regex) {
        return isAll(regex, "");
    }

    /**
     * Returns {@code true} if an expression matches part of a text; {@code false} also if it exceeds the step limit.
     */
    static boolean matches(String regex, String text) {
        try {
            return Regex.of(regex).find(text).isPresent();
        } catch (Regex.TooSlowException e) {
            return false;
        }
    }

    /** Returns the text with which every match of an expression begins; empty where none is certain. */
    static String start(String regex) {
        Matcher literal = LITERAL_START.matcher(regex);
        return literal.matches() ? literal.group(1).replaceAll("\\\\(.)", "$1") : "";
    }

    private static boolean isAll(String regex, String later) {
        Matcher all = ALL.matcher(regex);
        if (!all.matches()) {
            return false;
        }
        boolean oneLine = "$".equals(all.group(1))
                && regex.startsWith("^")
                && !regex.contains("[\\s\\S]")
                && !regex.contains("[^]");
        boolean single = regex.equals("^$");
        return !single && (!oneLine || !MULTILINE.matcher(later).find());
    }

    /** {@code ^SR} and {@code ^SR (?<id>[0-9]+)$}. */
    private static boolean isPrefix(String earlier, String later) {
        Matcher one = LITERAL_START.matcher(earlier);
        Matcher other = LITERAL_START.matcher(later);
        if (!one.matches() || !one.group(2).isEmpty() || !other.matches() || later.contains("|")) {
            return false;
        }
        String start = other.group(1);
        boolean quantified = other.group(2).matches("[*+?{].*");
        return (quantified ? start.substring(0, start.length() - 1) : start).startsWith(one.group(1));
    }
}

package dev.howl.instances;

import dev.howl.instances.regex.EcmaExpression;
import java.net.IDN;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The formats of JSON Schema draft-07, with {@code duration} and {@code uuid}, as the evaluator asserts them. They are
 * written apart from {@link dev.howl.runtime.Formats}: with grammars as regular expressions, and with classes of Java.
 */
final class FormatRules {
    private static final String TIME =
            "([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))";
    private static final Pattern TIMES = Pattern.compile(TIME);
    private static final Pattern DATES = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String DURATION_TIME = "T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
    private static final String DURATION_DATE = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String V4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final String HEX_GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x1f\\x7f-\\x{10ffff}]|\\\\[ -~])*\"";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:" + ATOM + "(?:\\." + ATOM + ")*|" + QUOTED + ")@(?:(?<host>[^\\[\\]@]+)|\\[(?<literal>[^\\]]*)])");

    private static final Map<String, Predicate<String>> RULES = Map.ofEntries(
            Map.entry("date-time", FormatRules::isDateTime),
            Map.entry("date", FormatRules::isDate),
            Map.entry("time", FormatRules::isTime),
            Map.entry(
                    "duration",
                    matching("P(?:" + DURATION_DATE + "(?:" + DURATION_TIME + ")?|" + DURATION_TIME + "|\\d+W)")),
            Map.entry("email", FormatRules::isEmail),
            Map.entry("idn-email", FormatRules::isIdnEmail),
            Map.entry("hostname", FormatRules::isHost),
            Map.entry("idn-hostname", FormatRules::isIdnHost),
            Map.entry("ipv4", matching(V4)),
            Map.entry("ipv6", FormatRules::isIpv6),
            Map.entry("uri", UriGrammar::isUri),
            Map.entry("uri-reference", UriGrammar::isReference),
            Map.entry("iri", UriGrammar::isIri),
            Map.entry("iri-reference", UriGrammar::isIriReference),
            Map.entry("uri-template", UriGrammar::isTemplate),
            Map.entry("json-pointer", matching("(?:/(?:[^~/]|~[01])*)*")),
            Map.entry(
                    "relative-json-pointer",
                    matching("(?:0|[1-9]\\d*)(?:[+-](?:0|[1-9]\\d*))?(?:#|(?:/(?:[^~/]|~[01])*)*)")),
            Map.entry("regex", FormatRules::isRegex),
            Map.entry("uuid", matching("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")));

    private FormatRules() {}

    static boolean accepts(String format, String text) {
        Predicate<String> rule = RULES.get(format);
        return rule == null || rule.test(text);
    }

    static Predicate<String> matching(String grammar) {
        Pattern pattern = Pattern.compile(grammar, Pattern.DOTALL);
        return text -> pattern.matcher(text).matches();
    }

    private static boolean isDate(String text) {
        try {
            return DATES.matcher(text).matches() && LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        boolean divided = text.length() > 11 && (text.charAt(10) == 'T' || text.charAt(10) == 't');
        return divided && isDate(text.substring(0, 10)) && isTime(text.substring(11));
    }

    /** A leap second is the last one of a day in UTC. */
    private static boolean isTime(String text) {
        Matcher time = TIMES.matcher(text);
        if (!time.matches()) {
            return false;
        }
        if (!time.group(3).equals("60")) {
            return true;
        }
        int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
        if (time.group(4) != null) {
            int offset = Integer.parseInt(time.group(5)) * 60 + Integer.parseInt(time.group(6));
            minute += time.group(4).equals("+") ? -offset : offset;
        }
        return Math.floorMod(minute, 24 * 60) == 24 * 60 - 1;
    }

    private static boolean isHost(String text) {
        return text.length() <= 253 && HOST.matcher(text).matches() && isSound(text);
    }

    /** Labels that start with {@code xn--} must be Punycode. */
    private static boolean isSound(String host) {
        if (!host.toLowerCase(java.util.Locale.ROOT).contains("xn--")) {
            return true;
        }
        return isAscii(host)
                && !IDN.toUnicode(host).toLowerCase(java.util.Locale.ROOT).contains("xn--");
    }

    private static boolean isIdnHost(String text) {
        try {
            return !text.isEmpty() && isHost(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isEmail(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!isAscii(text) || !address.matches()) {
            return false;
        }
        String literal = address.group("literal");
        if (literal == null) {
            return isHost(address.group("host"));
        }
        return literal.startsWith("IPv6:") ? isIpv6(literal.substring(5)) : literal.matches(V4);
    }

    private static boolean isIdnEmail(String text) {
        int at = text.lastIndexOf('@');
        String local = at < 1 ? "" : text.substring(0, at).replaceAll("[^\\x00-\\x7f]", "u");
        return isEmail(text) || (at > 0 && isEmail(local + "@a") && isIdnHost(text.substring(at + 1)));
    }

    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        int before = groups(text.substring(0, gap), false);
        int behind = groups(text.substring(gap + 2), true);
        return before >= 0 && behind >= 0 && before + behind <= 7;
    }

    /** Returns the number of groups of 16 bits, -1 if they are malformed. */
    private static int groups(String text, boolean last) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean v4 = last && i == parts.length - 1 && parts[i].matches(V4);
            if (!v4 && !parts[i].matches(HEX_GROUP)) {
                return -1;
            }
            count += v4 ? 2 : 1;
        }
        return count;
    }

    private static boolean isRegex(String text) {
        try {
            return EcmaExpression.of(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}

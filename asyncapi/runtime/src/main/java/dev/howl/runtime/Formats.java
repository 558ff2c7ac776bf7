package dev.howl.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * String checks for the {@code format} keyword of JSON Schema (draft-07 and 2019-09, section "Defined Formats"). An
 * unknown format accepts every string, as the specification says.
 */
final class Formats {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private static final Map<String, Predicate<String>> FORMATS = Map.ofEntries(
            Map.entry("uuid", value -> UUID.matcher(value).matches()),
            Map.entry("date-time", parses(OffsetDateTime::parse)),
            Map.entry("date", parses(LocalDate::parse)),
            Map.entry("time", parses(OffsetTime::parse)),
            Map.entry(
                    "duration",
                    value -> parses(Duration::parse).test(value)
                            || parses(Period::parse).test(value)),
            Map.entry("email", value -> EMAIL.matcher(value).matches()),
            Map.entry("hostname", Formats::isHostname),
            Map.entry("ipv4", Formats::isIpv4),
            Map.entry("ipv6", Formats::isIpv6),
            Map.entry("uri", value -> isUri(value, true)),
            Map.entry("uri-reference", value -> isUri(value, false)),
            Map.entry("regex", Formats::isRegex));

    private Formats() {}

    static boolean matches(String format, String value) {
        Predicate<String> known = FORMATS.get(format);
        return known == null || known.test(value);
    }

    private static Predicate<String> parses(Function<String, ?> parser) {
        return value -> {
            try {
                return parser.apply(value) != null;
            } catch (DateTimeParseException e) {
                return false;
            }
        };
    }

    private static boolean isHostname(String value) {
        return value.length() <= 253
                && Pattern.compile("\\.").splitAsStream(value).allMatch(label -> LABEL.matcher(label)
                        .matches())
                && !value.isEmpty()
                && !value.endsWith(".");
    }

    private static boolean isIpv4(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the grammar of address literals to the URI parser, which does no DNS lookup. */
    private static boolean isIpv6(String value) {
        return value.contains(":") && IPV6.matcher(value).matches() && isUri("x://[" + value + "]", true);
    }

    private static boolean isUri(String value, boolean absolute) {
        try {
            URI uri = new URI(value);
            return !absolute || uri.isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isRegex(String value) {
        try {
            Pattern.compile(value);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}

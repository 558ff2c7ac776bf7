package dev.howl.instances;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Texts of each format, the simplest one first. */
final class FormatSamples {
    private static final Map<String, Function<IntUnaryOperator, String>> SAMPLES = Map.ofEntries(
            Map.entry("date-time", choices -> date(choices) + "T" + time(choices)),
            Map.entry("date", FormatSamples::date),
            Map.entry("time", FormatSamples::time),
            Map.entry("duration", of("P1D", "PT0S", "P1Y2M3D", "P1Y2M3DT4H5M6S", "PT36H", "P2W", "PT1H30M")),
            Map.entry("email", of("a@b", "first.last+tag@example.com", "\"quoted text\"@example.org", "a@[127.0.0.1]")),
            Map.entry("idn-email", of("a@b", "ü@例え.jp", "실례@실례.테스트", "first.last@bücher.example")),
            Map.entry("hostname", choices -> host(choices)),
            Map.entry("idn-hostname", of("a", "bücher.example", "例え.テスト", "xn--bcher-kva.example")),
            Map.entry(
                    "ipv4",
                    choices -> octet(choices) + "." + octet(choices) + "." + octet(choices) + "." + octet(choices)),
            Map.entry("ipv6", of("::1", "::", "2001:db8::8a2e:370:7334", "::ffff:192.0.2.128", "1:2:3:4:5:6:7:8")),
            Map.entry(
                    "uri",
                    of("about:blank", "https://example.com/a?b=c#d", "urn:isbn:0451450523", "http://[::1]:8080/%20")),
            Map.entry("uri-reference", of("a", "", "../b?c", "//example.com/x", "https://example.com", "#f")),
            Map.entry("iri", of("about:blank", "https://例え.jp/ü?ö#ä", "https://example.com/a", "urn:ü:1")),
            Map.entry("iri-reference", of("a", "ü/ö", "//例え.jp/x", "#ß")),
            Map.entry("uri-template", of("a", "/users/{id}", "{?q,lang*}", "{+path:6}/here", "")),
            Map.entry("json-pointer", of("", "/a", "/a~1b/0", "/ü/~0")),
            Map.entry("relative-json-pointer", of("0", "1/a", "0#", "2/b~0c")),
            Map.entry("regex", of("a", "^[a-z]+\\d{2,3}$", "(?<x>a)\\k<x>", "\\p{L}+", "")),
            Map.entry("uuid", FormatSamples::uuid));

    private static final Set<String> OPEN_ENDED = Set.of(
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "uri-template",
            "json-pointer",
            "relative-json-pointer",
            "regex");
    private static final String[] FRACTIONS = {"", ".5", ".123", ".123456789"};
    private static final String[] OFFSETS = {"Z", "z", "+00:00", "-11:30", "+14:00"};

    private FormatSamples() {}

    static boolean has(String format) {
        return SAMPLES.containsKey(format);
    }

    static String of(String format, IntUnaryOperator choices) {
        Function<IntUnaryOperator, String> sample = SAMPLES.get(format);
        if (sample == null) {
            throw new IllegalArgumentException("unknown format '" + format + "'");
        }
        return sample.apply(choices);
    }

    /** Returns a text of the format that has at least this length, if that is simple. */
    static String stretched(String format, String text, int least) {
        int missing = least - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (OPEN_ENDED.contains(format)) {
            String start =
                    format.equals("uri") || format.equals("iri") ? "about:a" : format.contains("pointer") ? "0/" : "a";
            String open = format.equals("json-pointer") ? "/" : start;
            return open + "a".repeat(Math.max(0, least - open.length()));
        }
        if (format.endsWith("email")) {
            return "a".repeat(Math.max(1, least - 2)) + "@b";
        }
        return text;
    }

    private static Function<IntUnaryOperator, String> of(String... texts) {
        List<String> known = List.of(texts);
        return choices -> known.get(choices.applyAsInt(known.size()));
    }

    private static String date(IntUnaryOperator choices) {
        int year = List.of(2000, 1970, 2024, 1999, 9999, 1).get(choices.applyAsInt(6));
        int month = choices.applyAsInt(12) + 1;
        int day = choices.applyAsInt(28) + 1;
        return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2);
    }

    private static String time(IntUnaryOperator choices) {
        String hour = digits(choices.applyAsInt(24), 2);
        String minute = digits(choices.applyAsInt(60), 2);
        String time = hour + ":" + minute + ":" + digits(choices.applyAsInt(60), 2);
        return time + FRACTIONS[choices.applyAsInt(FRACTIONS.length)] + OFFSETS[choices.applyAsInt(OFFSETS.length)];
    }

    /** Returns a number of at least so many digits. {@link String#format} took most of the time of random documents. */
    private static String digits(int number, int least) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private static String host(IntUnaryOperator choices) {
        String[] labels = {"a", "example", "x-1", "0", "a".repeat(63), "xn--bcher-kva"};
        StringBuilder host = new StringBuilder(labels[choices.applyAsInt(labels.length)]);
        int more = choices.applyAsInt(3);
        for (int i = 0; i < more; i++) {
            host.append('.').append(labels[choices.applyAsInt(labels.length)]);
        }
        return host.toString();
    }

    private static int octet(IntUnaryOperator choices) {
        return choices.applyAsInt(256);
    }

    private static String uuid(IntUnaryOperator choices) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            hex.append(String.format("%04x%04x", choices.applyAsInt(1 << 16), choices.applyAsInt(1 << 16)));
        }
        return hex.insert(20, '-')
                .insert(16, '-')
                .insert(12, '-')
                .insert(8, '-')
                .toString();
    }
}

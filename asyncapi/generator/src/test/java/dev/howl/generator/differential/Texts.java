package dev.howl.generator.differential;

import java.util.List;
import java.util.Map;

/** Texts that have a format or match a pattern, and texts that miss it. */
final class Texts {
    static final String UPPER_CASE_UUID = "123E4567-E89B-12D3-A456-426614174000";

    /** Texts that are valid, and texts that are not. */
    record Samples(List<String> right, List<String> wrong) {}

    static final Map<String, Samples> FORMATS = Map.ofEntries(
            Map.entry(
                    "date-time",
                    samples(List.of("2024-02-29T23:59:59.125Z", "1999-01-01T00:00:00+05:30"), "2023-02-29T00:00:00Z")),
            Map.entry("date", samples(List.of("2024-02-29", "0001-01-01"), "2023-02-29")),
            Map.entry("time", samples(List.of("23:59:59Z", "00:00:00.50+01:00"), "24:00:00Z")),
            Map.entry(
                    "uuid",
                    samples(
                            List.of("123e4567-e89b-12d3-a456-426614174000", UPPER_CASE_UUID),
                            "123e4567-e89b-12d3-a456")),
            Map.entry("uri", samples(List.of("https://example.com/a?b=c#d", "urn:a:b"), "a b")),
            Map.entry("uri-reference", samples(List.of("/a/b?c", "x"), "\\a")),
            Map.entry("email", samples(List.of("a@example.com"), "a")),
            Map.entry("hostname", samples(List.of("www.example.com"), "-a-")),
            Map.entry("ipv4", samples(List.of("127.0.0.1"), "256.0.0.1")),
            Map.entry("ipv6", samples(List.of("::1"), "12345::")),
            Map.entry("json-pointer", samples(List.of("/a~1b/0"), "a~")),
            Map.entry("regex", samples(List.of("^a+$"), "a(")));

    static final Map<String, Samples> PATTERNS = Map.of(
            "^[a-z]+$", samples(List.of("abc", "q"), "Abc"),
            "^[A-Z]{2}[0-9]{3}$", samples(List.of("AB123"), "AB12"),
            "b", samples(List.of("abc", "b"), "xyz"),
            "^(on|off)$", samples(List.of("on", "off"), "onn"),
            "^\\d{1,3}$", samples(List.of("7", "123"), "1234"));

    /** Texts of every kind. */
    static final List<String> ANY = List.of(
            "",
            "a",
            "abc",
            "one",
            "two",
            "\u00fc\ud83d\ude00",
            "a\"b\\c\n",
            "12",
            "true",
            "null",
            " ",
            "2024-02-29",
            "aaaaaaaaaaaa");

    private Texts() {}

    private static Samples samples(List<String> right, String wrong) {
        return new Samples(right, List.of(wrong));
    }
}

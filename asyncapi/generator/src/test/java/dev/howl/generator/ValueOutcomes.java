package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Values that are read, checked and written back as the document says. */
final class ValueOutcomes {
    private ValueOutcomes() {}

    /** Every value of every enumeration can be received and sent. */
    static void oddEnumerations(GeneratedCase generated) {
        Map<String, String> values = Map.ofEntries(
                Map.entry("country", "'NO' 'SE' 'ON' 'y' 'n' 'off'"),
                Map.entry("dup", "'a' 'b'"),
                Map.entry("twins", "'GOOD' 'good' 'Good'"),
                Map.entry("one", "'only'"),
                Map.entry("ints", "0 1 2"),
                Map.entry("bools", "true"),
                Map.entry("nums", "0.5 1 1.5"),
                Map.entry("mixed", "1 'a' null true"),
                Map.entry("nul", "'a' null"),
                Map.entry("unknownword", "'UNKNOWN' 'unknown' 'VALUES' 'VALUE' 'OF' 'known'"),
                Map.entry("arr", "[''] ['$','a-b','a_b']"),
                Map.entry("empty", "''"));
        values.forEach((property, list) -> Stream.of(list.split(" "))
                .map(value -> "{'%s':%s}".formatted(property, value).replace('\'', '"'))
                .forEach(generated.channel()::keeps));
        generated.channel().keeps("{\"twins\":\"go od\"}", "{\"arr\":[\" \"]}", "{}");
        generated.channel().refuses("{\"country\":\"XX\"}", "{\"ints\":3}", "{\"bools\":false}", "{\"nums\":2}");
    }

    /** A union of text and integer keeps both, and one that is no type of its own is told. */
    static void scalars(GeneratedCase generated, String property) {
        Class<?> type = Objects.requireNonNull(
                GeneratedCase.components(NameOutcomes.message(generated)).get(property));
        assertThat(type).isNotIn(String.class, Object.class);
        if (type == JsonNode.class) {
            assertThat(generated.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.location().line()).isEqualTo(12));
        }
        String frame = "{\"" + property + "\":%s}";
        generated.channel().keeps(frame.formatted("\"x\""), frame.formatted("1"), frame.formatted("\"1\""), "{}");
        generated.channel().refuses(frame.formatted("true"), frame.formatted("1.5"));
    }

    /** Durations of RFC 3339, appendix A, weeks, months and years among them. */
    static void durations(GeneratedCase generated) {
        Stream.of("P1W", "P1M", "P1Y2M", "P1Y2M10D", "P3D", "PT36H", "P1DT12H", "PT0S", "P1Y2M3DT4H5M6S", "PT20M")
                .map("{\"du\":\"%s\"}"::formatted)
                .forEach(generated.channel()::keeps);
        generated.channel().recordRefuses("{\"du\":\"1W\"}", "{\"du\":\"P\"}", "{\"du\":\"P1W2D\"}");
    }

    /** Every date-time and time of RFC 3339, section 5.6, is written as it was read. */
    static void times(GeneratedCase generated) {
        Stream<String> clocks = Stream.of(
                "10:00:00Z",
                "10:00:00z",
                "10:00:00-00:00",
                "10:00:00+00:00",
                "10:00:00.1200Z",
                "10:00:00.0Z",
                "10:00:00.12345678901234567890123+01:30",
                "10:00:00+18:01",
                "10:00:00-23:59",
                "23:59:60Z",
                "00:59:60.999+01:00");
        clocks.forEach(clock -> {
            generated.channel().keeps("{\"clock\":\"%s\"}".formatted(clock));
            Stream.of("at", "either")
                    .map(member -> "{\"%s\":\"2016-12-31T%s\"}".formatted(member, clock))
                    .forEach(generated.channel()::keeps);
        });
        generated
                .channel()
                .keeps(
                        "{\"at\":\"0000-01-01t00:00:00+23:59\"}",
                        "{\"at\":\"9999-12-31T23:59:59-23:59\"}",
                        "{\"day\":\"0000-02-29\"}",
                        "{\"day\":\"9999-12-31\"}",
                        "{\"fixed\":\"2016-12-31T23:59:60.50Z\"}",
                        "{\"all\":[\"2016-12-31T10:00:00Z\",\"2016-12-31T10:00:00z\",\"2016-12-31T10:00:00.0Z\"]}");
        generated
                .channel()
                .recordRefuses(
                        "{\"at\":\"2016-12-31T10:00:00\"}",
                        "{\"at\":\"2016-12-31 10:00:00Z\"}",
                        "{\"at\":\"2016-12-31T23:58:60Z\"}",
                        "{\"at\":1}",
                        "{\"either\":\"2016-13-31T10:00:00Z\"}",
                        "{\"clock\":\"24:00:00Z\"}",
                        "{\"clock\":\"10:00:00+24:00\"}",
                        "{\"day\":\"2017-02-29\"}");
    }

    /** Identifiers are kept; a UUID is written in lower case (RFC 9562, section 4). */
    static void identifiers(GeneratedCase generated) {
        generated
                .channel()
                .keeps(
                        "{\"id\":\"123e4567-e89b-12d3-a456-426614174000\"}",
                        "{\"link\":\"HTTP://user@Example.org:80/a%2Fb/../?q=1#f\"}",
                        "{\"link\":\"urn:ietf:rfc:2648\"}",
                        "{\"link\":\"http://[2001:DB8::7]/\"}",
                        "{\"link\":\"http://a_b.example:/\"}",
                        "{\"link\":\"http://example.org:99999999999/\"}",
                        "{\"link\":\"file:///etc\"}",
                        "{\"place\":\"\"}",
                        "{\"place\":\"../x?y\"}",
                        "{\"place\":\"//example.org\"}",
                        "{\"place\":\"#\"}");
        assertThat(generated.channel().message("{\"id\":\"123E4567-E89B-12D3-A456-426614174000\"}"))
                .isEqualTo(generated.channel().message("{\"id\":\"123e4567-e89b-12d3-a456-426614174000\"}"));
        generated.channel().recordRefuses("{\"id\":\"1-1-1-1-1\"}", "{\"link\":\"a b\"}");
        Stream.of("a:", "foo://", "//", "http://[v1.fe80]/")
                .map("{\"place\":\"%s\"}"::formatted)
                .forEach(frame -> assertThatThrownBy(() -> generated.channel().message(frame))
                        .isInstanceOfSatisfying(CodedException.class, e -> {
                            assertThat(e.code()).isEqualTo(Codes.SCHEMA_VIOLATION);
                            assertThat(e.pointer()).isEqualTo("/place");
                        }));
    }

    /** A {@code BigDecimal} and a {@code BigInteger} keep every digit; a {@code double} refuses what it cannot hold. */
    static void numbers(GeneratedCase generated) {
        Stream.of("0.12345678901234567890123", "1.50", "1E+400", "7")
                .flatMap(number -> Stream.of("{\"exact\":%s}", "{\"either\":%s}", "{\"all\":[%s]}")
                        .map(frame -> frame.formatted(number)))
                .forEach(frame -> assertThat(generated.channel().written(frame)).isEqualTo(frame));
        assertThat(generated.channel().written("{\"whole\":12345678901234567890.0}"))
                .isEqualTo("{\"whole\":12345678901234567890}");
        assertThat(generated.channel().written("{\"rough\":0.1,\"other\":1e999}"))
                .isEqualTo("{\"rough\":0.1}");
        Stream.of("rough\":1e999", "exact\":1e1000000000", "whole\":1e1000000000", "count\":1e999")
                .map("{\"%s}"::formatted)
                .forEach(frame -> assertThatThrownBy(() -> generated.channel().message(frame))
                        .isInstanceOfSatisfying(
                                CodedException.class, e -> assertThat(e.code()).isEqualTo(Codes.SCHEMA_VIOLATION)));
    }

    static void passwordPattern(GeneratedCase generated) {
        generated.channel().keeps("{\"pass\":\"abc!defg\"}", "{\"pass\":\"abcdefg]\"}");
        generated.channel().recordRefuses("{\"pass\":\"abcdefgh\"}", "{\"pass\":\"a!\"}");
    }

    static void codePointPattern(GeneratedCase generated) {
        generated.channel().keeps("{\"s\":\"\uD83D\uDE00\"}");
        generated.channel().recordRefuses("{\"s\":\"u\"}", "{\"s\":\"{1F600}\"}");
    }

    static void bracketPattern(GeneratedCase generated) {
        generated.channel().keeps("{\"s\":\"[a\"}", "{\"s\":\"z\"}");
        generated.channel().recordRefuses("{\"s\":\"]\"}", "{\"s\":\"\"}");
    }

    /** A text with the bounds of both parts of its {@code allOf}. */
    static void bothBounds(GeneratedCase generated) {
        assertThat(GeneratedCase.components(NameOutcomes.message(generated)))
                .isEqualTo(Map.of("n", String.class, "m", String.class));
        generated.channel().keeps("{\"n\":\"ab\",\"m\":\"abcdefg\"}", "{\"n\":\"abcde\"}");
        generated.channel().recordRefuses("{\"n\":\"a\"}", "{\"n\":\"abcdef\"}", "{\"m\":\"a\"}");
    }

    /** A count may be written as 2.0, and may be larger than any text. */
    static void counts(GeneratedCase generated) {
        generated.channel().keeps("{\"f\":\"ab\"}", "{\"f\":\"" + "x".repeat(1000) + "\"}");
        generated.channel().recordRefuses("{\"f\":\"a\"}");
    }

    /** Scalars of YAML 1.2's core schema, not of YAML 1.1. */
    static void yamlScalars(GeneratedCase generated) {
        GeneratedChannel feed = generated.channel();
        feed.keeps("{\"a\":12}", "{\"a\":15}", "{\"a\":31}", "{\"a\":1}");
        feed.refuses("{\"a\":10}", "{\"a\":0}");
        Stream.of("1_000", "12:30:45", "2024-01-01", "0b11", "1__0", "1e", "e1")
                .map("{\"b\":\"%s\"}"::formatted)
                .forEach(feed::keeps);
        feed.keeps("{\"c\":0.5}", "{\"c\":5}", "{\"c\":1000}", "{\"c\":0}", "{\"c\":0.01}");
        feed.refuses("{\"d\":\"Null\"}", "{\"d\":\"~\"}");
        feed.keeps("{\"e\":true}", "{\"e\":false}");
    }

    static void yamlBooleans(GeneratedCase generated) {
        generated.channel().keeps("{\"a\":[\"x\",\"y\"],\"b\":false}");
        generated.channel().refuses("{\"a\":[\"x\",\"x\"]}", "{\"other\":1}", "{\"b\":\"True\"}");
    }

    static void yamlConstants(GeneratedCase generated) {
        GeneratedChannel feed = generated.channel();
        feed.keeps(
                "{\"ok\":true,\"z\":\"q\"}",
                "{\"ok\":true,\"z\":\"q\",\"v\":31}",
                "{\"ok\":true,\"z\":\"q\",\"v\":false}");
        feed.refuses("{\"ok\":\"True\",\"z\":\"q\"}", "{\"ok\":true,\"z\":\"q\",\"v\":\"TRUE\"}");
    }

    /** Headers, which a WebSocket frame has no place for, are part of the docs. */
    static void headersInDocs(GeneratedCase generated) {
        assertThat(generated.docs()).contains("tenant", "Whose it is.");
        generated.channel().keeps("{\"a\":\"x\"}");
    }
}

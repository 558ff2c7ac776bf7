package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

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

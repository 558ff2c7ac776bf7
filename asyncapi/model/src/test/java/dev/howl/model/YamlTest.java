package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests of YAML 1.2 as documents use it. */
class YamlTest {
    private final Path folder;

    YamlTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The values of {@code enum} of a schema. */
    private List<JsonNode> values(String written) {
        return schema("{enum: [" + written + "]}").keywords().enumValues();
    }

    private Schema schema(String written) {
        Contract contract = Documents.contract(folder, """
                channels: {chat: {messages: {say: {payload: %s}}}}
                """.formatted(written));
        Schema payload = Objects.requireNonNull(
                contract.channels().get(0).messages().get(0).payload());
        return payload;
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "True, true",
        "TRUE, true",
        "false, false",
        "False, false",
        "FALSE, false",
        "null, null",
        "Null, null",
        "NULL, null",
        "~, null",
        "!!null '', null",
        "012, 12",
        "0o17, 15",
        "0x1F, 31",
        "+1, 1",
        "-0, 0",
        "0, 0",
        "-12, -12",
        ".5, 0.5",
        "5., 5",
        "1e3, 1E+3",
        "1E-2, 0.01",
        "-1.5, -1.5",
        "!!str 12, '\"12\"'",
        "!!str '', '\"\"'",
        "! 12, '\"12\"'",
        "!!int '12', 12",
        "!!float 1, 1",
        "!!bool 'TRUE', true",
        "9223372036854775808, 9223372036854775808",
        "'''true''', '\"true\"'",
        "'\"1\"', '\"1\"'"
    })
    void aScalarIsWhatTheCoreSchemaSays(String written, String json) {
        assertThat(values(written)).singleElement().asString().isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "y",
                "n",
                "tRUE",
                "nULL",
                "1_000",
                "0b11",
                "1__0",
                "12:30:45",
                "2024-01-01",
                "2024-01-01T12:00:00Z",
                "0o8",
                "0xG",
                "-0x1",
                "+0o7",
                "1e",
                "e1",
                "1.2.3",
                ".",
                "+",
                "Infinity",
                "NaN",
                "=",
                "<<"
            })
    void whatTheCoreSchemaDoesNotNameIsText(String written) {
        assertThat(values(written)).singleElement().satisfies(value -> assertThat(value.asString("no text"))
                .isEqualTo(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", "-.INF", "+.Inf", ".nan", ".NaN", ".NAN"})
    void aNumberThatJsonLacksIsReportedAndTheRestIsRead(String written) {
        assertThat(Documents.diagnostics(folder, "x-a: " + written + "\nchanels: {}\n"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("3:6: error: JSON cannot represent this number"),
                        line -> assertThat(line).startsWith("4:1: error: 'chanels' is not a field"));
    }

    @ParameterizedTest
    @CsvSource({"!!int, abc", "!!int, 1.5", "!!float, x", "!!bool, yes", "!!null, 0"})
    void aTagThatDoesNotFitItsValueIsReported(String tag, String text) {
        assertThat(Documents.diagnostics(folder, "x-a: " + tag + " " + text))
                .containsExactly("3:6: error: '" + text + "' is not a value of the tag '" + tag + "'");
    }

    @ParameterizedTest
    @CsvSource({"!!timestamp 2024-01-01, !!timestamp", "!own x, !own", "!!set {a: }, !!set", "'!!omap []', !!omap"})
    void anUnknownTagIsReported(String written, String tag) {
        assertThat(Documents.diagnostics(folder, "x-a: " + written))
                .containsExactly("3:6: error: the tag '" + tag
                        + "' is not supported; use text, numbers, booleans, null, lists and objects only");
    }

    @Test
    void numbersOfManyDigitsAreReported() {
        assertThat(Documents.diagnostics(folder, "x-a: " + "1".repeat(101)))
                .containsExactly("3:6: error: a number of more than 100 characters; quote it if it is text");
        assertThat(Documents.diagnostics(folder, "x-a: 1e99999999999"))
                .containsExactly("3:6: error: this number is out of range");
    }

    @Test
    void anEmptyValueIsNull() {
        assertThat(schema("{default: , type: [string, 'null']}").keywords().defaultValue())
                .hasToString("null");
    }

    @Test
    void keysAreTheTextThatIsWritten() {
        Schema schema = schema("{properties: {200: {}, 1.50: {}, true: {}, ~: {}, 0x1F: {}, '': {}}}");
        assertThat(schema.keywords().properties()).containsOnlyKeys("200", "1.50", "true", "~", "0x1F", "");
        assertThat(Documents.diagnostics(folder, "x-a: {200: 1, '200': 2}"))
                .containsExactly("3:15: error: '200' is a duplicate key; it is first used in line 3");
        assertThat(Documents.diagnostics(folder, "x-a: {[1]: 1}"))
                .containsExactly("3:7: error: this key is a list, an object or an unknown alias; a key must be text");
    }

    @Test
    void anAliasIsACopyOfWhatItStandsFor() {
        Contract contract = Documents.contract(folder, """
                x-parts:
                  - &text {type: string, maxLength: 5}
                  - &name title
                channels:
                  chat:
                    messages:
                      say: {payload: {properties: {one: *text, two: *text}, *name : Said}}
                """);
        Schema payload = Objects.requireNonNull(
                contract.channels().get(0).messages().get(0).payload());
        assertThat(payload.keywords().title()).isEqualTo("Said");
        Schema one = Objects.requireNonNull(payload.keywords().properties().get("one"));
        Schema two = Objects.requireNonNull(payload.keywords().properties().get("two"));
        assertThat(one).isNotNull().isNotSameAs(two);
        assertThat(two.keywords().bounds().maxLength()).isEqualTo(5);
        assertThat(two.pointer()).isEqualTo("/channels/chat/messages/say/payload/properties/two");
    }

    @Test
    void whatAnAliasStandsForIsReportedWhereItIsWritten() {
        assertThat(Documents.diagnostics(folder, """
                        x-text: &text
                          maxLength: long
                        channels: {chat: {messages: {say: {payload: *text}}}}
                        """))
                .containsExactly("4:14: error: 'maxLength' must be a whole number from 0, but is \"long\"");
    }

    @Test
    void mergeKeysAddWhatTheObjectLacks() {
        Schema schema = schema("""
                {properties: {
                    a: &a {type: string, title: A, description: of a},
                    b: &b {type: integer, deprecated: true},
                    c: {<<: *a, title: C},
                    d: {title: D, <<: [*b, *a, {maximum: 5}]},
                    e: {<<: {title: E}}, f: {const: '<<'}, '<<': {title: quoted}}}""".replace("\n", " "));
        Schema c = Objects.requireNonNull(schema.keywords().properties().get("c"));
        Schema d = Objects.requireNonNull(schema.keywords().properties().get("d"));
        assertThat(c.keywords().json()).hasToString("{\"type\":\"string\",\"title\":\"C\",\"description\":\"of a\"}");
        assertThat(d.keywords().json())
                .hasToString(
                        "{\"title\":\"D\",\"type\":\"integer\",\"deprecated\":true,\"description\":\"of a\",\"maximum\":5}");
        assertThat(schema.keywords().properties()).containsKeys("e", "<<");
    }

    @Test
    void aMergeOfAnythingButMappingsIsReported() {
        assertThat(Documents.diagnostics(folder, "x-a: {<<: text}\nx-b: {<<: [[1]]}\nx-c: {<<: {a: 1}, <<: {b: 1}}\n"))
                .containsExactly(
                        "3:11: error: '<<' merges a mapping or a list of mappings, not text",
                        "4:12: error: '<<' merges a mapping or a list of mappings, not a list",
                        "5:19: error: '<<' is a duplicate key; use one '<<' with a list of mappings");
    }

    @Test
    void aTabThatIndentsIsReported() {
        assertThat(Documents.diagnostics(folder, "channels:\n\tchat: {}\n"))
                .containsExactly("4:1: error: a tab is used here; indent YAML with spaces");
    }
}

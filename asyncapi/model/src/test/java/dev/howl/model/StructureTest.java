package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
    private final Path folder;

    StructureTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void missingUnknownAndWronglyTypedFieldsAreAllReported() {
        assertThat(new Documents(folder).with("in/a.yaml", """
                        asyncapi: 3.0.0
                        info:
                          title: 5
                          licence: MIT
                        channels: []
                        operations:
                          talk:
                            action: shout
                            channel: chat
                        x-mine: {any: thing}
                        """).diagnostics("in/a.yaml"))
                .containsExactly(
                        "in/a.yaml:2:1: error: an Info Object must have 'version'",
                        "in/a.yaml:3:10: error: 'title' must be text, but is a number; put it in quotes",
                        "in/a.yaml:4:3: error: 'licence' is not a field of an Info Object; it has: title, version,"
                                + " description, termsOfService, contact, license, tags, externalDocs; did you mean"
                                + " 'license'?",
                        "in/a.yaml:5:11: error: 'channels' must be an object, but is a list",
                        "in/a.yaml:8:13: error: 'action' must be one of: send, receive",
                        "in/a.yaml:9:14: error: 'channel' must be a reference ($ref), but is \"chat\"");
    }

    @Test
    void schemasAreCheckedAndUnknownKeywordsWarnedOf() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            Wrong name: {}
                            A:
                              type: strin
                              maxLength: -1
                              minLength: 1.0
                              multipleOf: 0
                              pattern: '['
                              required: a
                              enum: []
                              oneOf: []
                              properties: {b: 5}
                              maxlength: 3
                        """))
                .containsExactly(
                        "5:5: error: 'Wrong name' may have letters, digits, '.', '-' and '_' only",
                        "7:13: error: 'type' must be one of null, boolean, object, array, number, string, integer, or a"
                                + " list of them, but is \"strin\"",
                        "8:18: error: 'maxLength' must be a whole number from 0, but is -1",
                        "10:19: error: 'multipleOf' must be a number above 0, but is 0",
                        "11:16: error: not a regular expression of ECMA-262: the class is not closed by ], at character 1",
                        "12:17: error: 'required' must be a list, but is text",
                        "13:13: error: 'enum' must be a list of at least one value, but is empty",
                        "14:14: error: 'oneOf' must be a list of at least one schema, but is empty",
                        "15:23: error: 'b' must be a Schema Object, but is a number",
                        "16:7: warning: 'maxlength' is not a keyword and is ignored; did you mean 'maxLength'?");
    }

    @Test
    void aSchemaThatIsBrokenStopsTheCheckOfItsValuesOnly() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            A: {type: strin, default: 5}
                            B: {type: string, default: 5}
                        """))
                .hasSize(2)
                .last()
                .isEqualTo("6:32: error: default violates its own schema: must be string, found integer");
    }

    @Test
    void theFilesOfADocumentAreCheckedToo() {
        assertThat(new Documents(folder)
                        .with("in/chat.yaml", Documents.HEAD + "components: {messages: {m: {$ref: 'm.yaml'}}}\n")
                        .with("in/m.yaml", "payload: {type: 5}\nname: 7\n")
                        .diagnostics("in/chat.yaml"))
                .containsExactly(
                        "in/m.yaml:1:17: error: 'type' must be one of null, boolean, object, array, number, string,"
                                + " integer, or a list of them, but is 5",
                        "in/m.yaml:2:7: error: 'name' must be text, but is a number; put it in quotes");
    }

    @Test
    void whatYamlDoesNotReadAsTextIsToBeQuoted() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            a: {type: [string, null]}
                            b: {type: null}
                        """)).hasSize(2).allSatisfy(line -> assertThat(line)
                .endsWith("is null without quotes; put it in quotes: 'null'"));
        assertThat(new Documents(folder).with("a.yaml", "asyncapi: 3.0").diagnostics("a.yaml"))
                .singleElement()
                .asString()
                .startsWith(
                        "a.yaml:1:11: error: 'asyncapi' must be text, but is the number 3.0; write it in full and in"
                                + " quotes: '3.0.0'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channels: { c: { publish: { message: { headers: { type: [] } } } } }",
                "channels: { c: { publish: { message: { payload: { properties: { a: 1 } }, examples: [ { payload: 1 } ] } } } }",
                "channels: { c: { publish: { message: { payload: { allOf: [1] }, examples: [ { payload: 1 } ] } } } }",
                "channels: { c: { publish: { message: { payload: { items: [[]] }, examples: [ { payload: 1 } ] } } } }",
            })
    void whatIsNoSchemaIsReportedInItsPlace(String channels) {
        String head = "asyncapi: 2.6.0\ninfo: { title: T, version: '1' }\n";
        assertThat(new Documents(folder)
                        .with("in/a.yaml", head + channels + "\n")
                        .diagnostics("in/a.yaml"))
                .anyMatch(found -> found.matches("in/a.yaml:3:[0-9]+: error: '?[^']+'? must be a .*schema.*, but is .*"
                        + "|in/a.yaml:3:[0-9]+: error: .* must be a Schema Object, but is .*"));
    }
}

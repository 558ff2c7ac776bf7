package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryMessagesTest {
    @TempDir
    Path folder = Path.of("");

    private static String document(String messages) {
        return """
                channels:
                  desk:
                    messages:
                %s
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/desk'}}
                """.formatted(messages.indent(6));
    }

    private List<String> diagnostics(String messages) {
        return Documents.diagnostics(folder, document(messages));
    }

    private Message message(String head, String message) {
        return Documents.contract(folder, head + document("m: " + message))
                .channels()
                .get(0)
                .messages()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{contentType: image/png}",
                "{contentType: image/png, payload: {type: string, format: binary, description: A picture.}}",
                "{contentType: image/png, payload: {type: string, contentEncoding: base64}}",
                "{contentType: application/octet-stream, payload: true, examples: [{payload: AAEC}]}",
                "{contentType: avro/binary, payload: {}}"
            })
    void aBinaryMessageIsValid(String message) {
        assertThat(diagnostics("a: " + message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: object, properties: {a: {type: integer}}}",
                "{type: string, maxLength: 3}",
                "{type: string, pattern: '^a$'}",
                "{type: string, const: a}",
                "{not: {type: string}}"
            })
    void aSchemaOfBytesIsNotEnforced(String payload) {
        assertThat(diagnostics("a: {contentType: application/msgpack, payload: " + payload + "}"))
                .containsExactly(
                        "6:54: warning: frames of message 'a' are binary (application/msgpack): their bytes are"
                                + " neither decoded nor checked against the payload's schema");
    }

    @Test
    void theFirstOfSeveralInADirectionGetsEveryFrame() {
        assertThat(diagnostics("""
                        a: {contentType: image/png}
                        b: {contentType: text/plain}
                        c: {contentType: image/jpeg}
                        d: {contentType: application/cbor}
                        """))
                .containsExactly(
                        "8:7: warning: binary messages 'a' and 'c', which clients send in channel 'desk', cannot be"
                                + " distinguished: every binary frame is received as 'a', the first of them",
                        "9:7: warning: binary messages 'a' and 'd', which clients send in channel 'desk', cannot be"
                                + " distinguished: every binary frame is received as 'a', the first of them");
    }

    @Test
    void rolesAndEventsNeedText() {
        assertThat(diagnostics("a: {contentType: image/png, x-howl-role: ping}"))
                .containsExactly("6:7: error: message 'a' has role 'ping', which needs properties, but a binary frame "
                        + "has none; make it a JSON object");
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          desk:
                            x-howl-topics: {pictures: {events: [a]}}
                            messages:
                              a: {contentType: image/png}
                        operations:
                          show: {action: send, channel: {$ref: '#/channels/desk'}}
                        """))
                .singleElement()
                .asString()
                .contains("topic 'pictures' names message 'a', which is binary; events are text");
    }

    @Test
    void theCodeOfUnsupportedBinaryFramesIsNeededOnlyWhereThereIsNoBinaryMessage() {
        String document = """
                channels:
                  desk:
                    messages:
                      a: {contentType: %s}
                      oops: {x-howl-role: error, payload: {type: object}}
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/desk'}, messages: [{$ref: '#/channels/desk/messages/a'}]}
                  tell: {action: send, channel: {$ref: '#/channels/desk'}, messages: [{$ref: '#/channels/desk/messages/oops'}]}
                """;
        assertThat(Documents.diagnostics(folder, document.formatted("text/plain")))
                .singleElement()
                .asString()
                .endsWith(
                        "bad_json, unknown_type, schema_violation, binary_not_supported, rate_limited, internal; add them");
        assertThat(Documents.diagnostics(folder, document.formatted("image/png")))
                .singleElement()
                .asString()
                .endsWith("bad_json, unknown_type, schema_violation, rate_limited, internal; add them");
    }

    @Test
    void aCorrelationIdOfOtherContentThanJsonIsIgnored() {
        assertThat(diagnostics("""
                        a: {contentType: image/png, correlationId: {location: '$message.payload#/id'}}
                        b: {contentType: text/plain, correlationId: {location: '$message.payload#/id'}}
                        """))
                .containsExactly(
                        "6:50: warning: correlation id '$message.payload#/id' of message 'a' is ignored: its frames are"
                                + " image/png, and only JSON has properties",
                        "7:51: warning: correlation id '$message.payload#/id' of message 'b' is ignored: its frames are"
                                + " text/plain, and only JSON has properties");
    }

    @Test
    void textIsUtf8() {
        assertThat(diagnostics("""
                        a: {contentType: text/csv; charset=iso-8859-1}
                        b: {contentType: application/json; charset=utf-16, payload: {type: array}}
                        c: {contentType: image/png; charset=latin1}
                        """))
                .containsExactly(
                        "6:7: warning: message 'a' has charset 'iso-8859-1', which is ignored; text of a WebSocket is UTF-8"
                                + " (RFC 6455, section 5.6)",
                        "7:7: warning: message 'b' has charset 'utf-16', which is ignored; text of a WebSocket is UTF-8"
                                + " (RFC 6455, section 5.6)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| {payload: {schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: {}}} | application/octet-stream",
                "| {payload: {schemaFormat: application/vnd.google.protobuf;version=3, schema: 'x'}} | application/octet-stream",
                "| {payload: {schemaFormat: application/raml+yaml;version=1.0, schema: 'x'}} | application/json",
                "| {payload: {schemaFormat: application/schema+json;version=draft-07, schema: {}}} | application/json",
                "| {contentType: application/json, payload: {schemaFormat: application/vnd.apache.avro, schema: {}}}"
                        + " | application/json",
                "'defaultContentType: application/json' | {payload: {schemaFormat: application/vnd.apache.avro, schema: {}}}"
                        + " | application/json",
                "| {contentType: avro/binary, payload: {schemaFormat: application/vnd.apache.avro, schema: {}}}"
                        + " | avro/binary",
                "'defaultContentType: text/plain' | {payload: {}} | text/plain",
                "| {payload: {}} | application/json"
            })
    void aMessageWithoutContentTypeIsWhatTheDocumentOrItsSchemaFormatSays(
            @Nullable String head, String message, String expected) {
        assertThat(message(head == null ? "" : head + "\n", message).contentType())
                .isEqualTo(expected);
    }

    @Test
    void theBundleNamesBinaryMessagesAndValidatesNoneOfThem() {
        Contract contract = Documents.contract(folder, document("""
                        a: {contentType: image/png, payload: {type: object, required: [x]}}
                        b: {contentType: application/xml, payload: {type: object, required: [x]}}
                        c: {payload: {type: array}}
                        """));
        var bundle = FrameSchemas.bundle(contract, contract.channels().get(0));
        assertThat(bundle.path("binary").toString()).isEqualTo("[\"a\"]");
        assertThat(bundle.path("text").toString()).isEqualTo("[\"b\"]");
        assertThat(bundle.path("toServer").toString()).isEqualTo("{\"a\":{},\"b\":{},\"c\":{\"type\":\"array\"}}");
    }
}

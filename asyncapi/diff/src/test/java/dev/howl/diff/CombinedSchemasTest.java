package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords of one part of a schema that concern values which another part describes. */
class CombinedSchemasTest {
    @TempDir
    private Path folder = Path.of("");

    private DiffReport report(String old, String now) {
        return new Compared(folder).texts(document(old), document(now));
    }

    private static String document(String schema) {
        return """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels: {chat: {address: /chat, messages: {say: {payload: %s}}}}
                operations: {talk: {action: receive, channel: {$ref: '#/channels/chat'}}}
                """.formatted(schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{allOf: [{type: object}, {properties: {a: {}}, additionalProperties: false}]}"
                        + "| {allOf: [{type: object, additionalProperties: {type: boolean}}, {properties: {a: {}}, additionalProperties: false}]}"
                        + "| to-server-type-narrowed",
                "{allOf: [{additionalProperties: {type: string}}, {properties: {a: {}}}]}"
                        + "| {allOf: [{additionalProperties: {type: boolean}}, {properties: {a: {}}}]}"
                        + "| to-server-type-narrowed",
                "{allOf: [{type: object}, {properties: {x: {type: string}}, additionalProperties: false}]}"
                        + "| {allOf: [{patternProperties: {^x: {maxLength: 1}}}, {properties: {x: {type: string}}, additionalProperties: false}]}"
                        + "| to-server-max-length-narrowed",
                "{const: green} | {const: green, oneOf: [{type: 'null'}, {type: 'null'}]} | to-server-const-narrowed",
                "{allOf: [{items: [{}]}, {items: {type: string}}]}"
                        + "| {allOf: [{items: [{}]}, {items: {type: string, maxLength: 1}}]}"
                        + "| to-server-max-length-narrowed",
                "{type: array, items: [{}, {}]} | {type: array, items: [{}], additionalItems: false}"
                        + "| to-server-items-narrowed"
            })
    void aPartThatRefusesMoreIsAFinding(String old, String now, String rule) {
        assertThat(Compared.ids(report(old, now))).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{allOf: [{patternProperties: {^x: {type: string}}}, {properties: {x: {}}, additionalProperties: false}]}"
                        + "| {properties: {x: {type: string}}, additionalProperties: false}",
                "{type: array, items: [{type: string}], additionalItems: {type: string}}"
                        + "| {type: array, items: {type: string}}",
                "{type: array, items: [{type: string}]} | {type: array, items: [{type: string}, {}]}"
            })
    void theSameInOtherPartsIsNone(String old, String now) {
        assertThat(report(old, now).of(DiffLevel.BREAKING)).isEmpty();
        assertThat(report(now, old).of(DiffLevel.BREAKING)).isEmpty();
    }
}

package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of values that are more than an object with properties. */
final class ShapePagesTest {
    private static final String HEAD = """
            asyncapi: 3.0.0
            info: {title: Shapes, version: 1.0.0}
            servers: {one: {host: example.org, protocol: ws}}
            channels: {room: {address: /room, messages: {said: {$ref: '#/components/messages/said'}}}}
            operations: {say: {action: send, channel: {$ref: '#/channels/room'}}}
            components:
              messages: {said: {payload: {$ref: '#/components/schemas/Said'}}}
              schemas:
                Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
                Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
                Names: {type: array, items: {oneOf: [{const: a, title: The A}, {const: b, description: The *b*.}]}}
                Said:
                  type: object
            """;

    private final Path folder;

    ShapePagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void marksTellTheAlternativesApart() throws Exception {
        assertThat(said("""
                value: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}""")).contains("Cat or Dog", "Cat if kind is \"cat\"", "Dog if kind is \"dog\"");
        assertThat(said("""
                value: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Names'}]}""")).contains("Cat if the value is of type object", "Names if the value is of type array");
        assertThat(said("""
                value:
                  anyOf:
                    - {type: object, required: [a], properties: {a: {type: string}, c: {type: boolean}}}
                    - {type: object, required: [b], properties: {b: {type: string}, c: {type: integer}}}""")).contains("(alternative 1) if a is present", "(alternative 2) if b is present");
    }

    @Test
    void marksOfMembersAreInWords() throws Exception {
        assertThat(said("""
                value:
                  oneOf:
                    - {type: object, required: [at], properties: {at: {type: string}}}
                    - {type: object, properties: {at: {type: [integer, boolean]}}}""")).contains("if at is of type string", "if at is of type boolean or integer or absent");
        assertThat(said("""
                value:
                  oneOf:
                    - {type: object, required: [a], properties: {a: {type: string}}}
                    - {type: object, additionalProperties: false, properties: {b: {type: string}}}""")).contains("(alternative 1) if a is present", "(alternative 2) if a is absent");
    }

    @Test
    void valuesThatNothingTellsApartSayWhy() throws Exception {
        assertThat(said("""
                value: {oneOf: [{type: string, maxLength: 3}, {type: string, pattern: x}]}"""))
                .contains("Generated code keeps it as JSON: the alternatives 1 and 2 cannot be distinguished.");
        assertThat(said("""
                value: {allOf: [{type: string}, {type: integer}]}""")).contains("none", "no value satisfies all of its constraints");
    }

    @Test
    void whatAllAlternativesShareIsDescribedOnce() throws Exception {
        assertThat(said("""
                value:
                  type: object
                  properties: {id: {type: string, maxLength: 7}}
                  oneOf:
                    - {$ref: '#/components/schemas/Cat'}
                    - {required: [kind, id], properties: {kind: {const: fish}}}"""))
                .contains("object that is also Cat or object")
                .containsSubsequence("value (alternative 2).kind", "value (alternative 2).id", "string", "yes", "7");
    }

    @Test
    void nullIsNamed() throws Exception {
        assertThat(said("""
                value: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: 'null'}]}""")).contains("Cat or null");
        assertThat(said("""
                value: {type: [string, 'null'], enum: [a, b, null]}""")).contains("string or null", "one of \"a\", \"b\", null");
        assertThat(said("""
                value: {enum: [null]}""")).contains("always null");
    }

    @Test
    void presenceOthersAndMembersWithoutADescriptionAreSaid() throws Exception {
        assertThat(said("""
                value:
                  type: object
                  required: [unseen]
                  properties: {a: {type: string}, b: {type: string}, c: {type: string}}
                  additionalProperties: true
                  oneOf: [{required: [a]}, {required: [b, c]}]""")).contains("has exactly one of a, (b and c)", "any other properties", "value.unseen");
        assertThat(said("""
                value:
                  type: object
                  properties: {a: {type: string}}
                  anyOf: [{required: [a]}, {required: [b]}]""")).contains("has at least one of a, b");
    }

    @Test
    void valuesWithWordsAreListed() throws Exception {
        String page = said("value: {$ref: '#/components/schemas/Names'}");

        assertThat(page).contains("each: one of \"a\", \"b\"", "\"a\": The A", "The b.");
    }

    @Test
    void aReferenceThatNarrowsSaysHow() throws Exception {
        assertThat(said("value: {allOf: [{$ref: '#/components/schemas/Names'}], maxItems: 3}"))
                .containsSubsequence("value", "Names", "at most 3 items");
    }

    @Test
    void manyAlternativesStayAsLongAsTheDocument() throws Exception {
        String branches = IntStream.range(0, 1_000)
                .mapToObj(i -> "{type: object, required: [kind], properties: {kind: {const: k" + i + "}}}")
                .collect(Collectors.joining(", "));

        assertThat(PageDocument.of(contract("value: {oneOf: [" + branches + "]}"), "messages/said.html")
                        .text())
                .contains("(alternative 1000) if kind is \"k999\"")
                .hasSizeLessThan(600_000);
    }

    /** Returns the text of the pages of a contract whose only message has these properties. */
    private String said(String properties) throws Exception {
        return PageDocument.allText(contract(properties));
    }

    private Contract contract(String properties) throws Exception {
        Path document = folder.resolve("contract.yaml");
        Files.writeString(document, HEAD + "      properties:\n" + properties.indent(8));
        return ContractReader.read(document);
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that hardly anybody writes, of which random documents showed that generated code was at odds with them. */
class RareSchemasTest {
    @TempDir
    private Path temp = Path.of("");

    private GeneratedCase generated(String payload, String schemas) throws Exception {
        Path document = Files.writeString(temp.resolve("rare.yaml"), """
                asyncapi: 3.0.0
                info: { title: Rare, version: 1.0.0 }
                channels: { c: { address: /c, messages: { m: { payload: %s } } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                components: { schemas: %s }
                """.formatted(payload, schemas));
        return new GeneratedCase(document, temp);
    }

    private GeneratedCase member(String schema) throws Exception {
        return generated("{ type: object, required: [n], properties: { n: " + schema + " } }", "{}");
    }

    @Test
    void integersOfAUnionMayBeWrittenWithAFraction() throws Exception {
        try (GeneratedCase generated = member("{ oneOf: [ { type: integer }, { type: boolean } ] }")) {
            generated.channel().keeps("{\"n\":9.0}", "{\"n\":1E2}", "{\"n\":true}");
        }
    }

    @Test
    void numbersOfAUnionMayBeLargerThanALong() throws Exception {
        try (GeneratedCase generated = member("{ type: [number, string] }")) {
            generated.channel().keeps("{\"n\":1000000000000000000000000000000}", "{\"n\":5}");
        }
    }

    @Test
    void whatNarrowsAnEnumerationWithAListToTextsIsAnEnumeration() throws Exception {
        String narrowed = "{ type: string, allOf: [ { enum: [one, two, [1]] } ] }";
        try (GeneratedCase generated = member(narrowed)) {
            generated.channel().keeps("{\"n\":\"one\"}");
            generated.channel().refuses("{\"n\":[1]}");
        }
    }

    @Test
    void anAlternativeMayBeAConstantList() throws Exception {
        try (GeneratedCase generated = member("{ oneOf: [ { type: array, const: [1] }, { type: string } ] }")) {
            generated.channel().keeps("{\"n\":[1]}", "{\"n\":\"1\"}");
        }
    }

    @Test
    void objectsWithMembersMayBeOneOfSeveralTypes() throws Exception {
        String both = "{ Both: { type: [object, integer, array], required: [a], properties: { a: { type: string } },"
                + " items: { $ref: '#/components/schemas/Both' } } }";
        String twice = "{ type: object, properties: { n: { $ref: '#/components/schemas/Both' },"
                + " m: { description: Again, allOf: [ { $ref: '#/components/schemas/Both' } ] } } }";
        try (GeneratedCase generated = generated(twice, both)) {
            generated.channel().keeps("{\"n\":{\"a\":\"x\"},\"m\":{\"a\":\"y\"}}", "{\"n\":7,\"m\":[7,{\"a\":\"x\"}]}");
            generated.channel().recordRefuses("{\"n\":{}}");
            assertThat(generated.type("BothObject")).isRecord().isAssignableTo(generated.type("Both"));
        }
    }

    @Test
    void objectsOfSeveralTypesMayBeAlternatives() throws Exception {
        String several =
                "{ oneOf: [ { type: [object, integer], x-howl-name: Several, properties: { a: { type: string } } },"
                        + " { type: string } ] }";
        try (GeneratedCase generated = member(several)) {
            generated.channel().keeps("{\"n\":{\"a\":\"x\"}}", "{\"n\":7}", "{\"n\":\"x\"}");
        }
    }

    @Test
    void alternativesMayOnlyNarrowTheTypeOfAnObject() throws Exception {
        String narrowed = "{ properties: { a: { type: string } }, oneOf: [ { type: object }, { type: string } ] }";
        try (GeneratedCase generated = member(narrowed)) {
            generated.channel().keeps("{\"n\":{\"a\":\"x\"}}", "{\"n\":\"x\"}");
            generated.channel().recordRefuses("{\"n\":{\"a\":1}}");
        }
    }

    @Test
    void whatNarrowsTheTypesOfItsBaseHasItsOwnClass() throws Exception {
        String schemas = "{ Base: { type: [object, string], properties: { a: { type: string } } },"
                + " Narrow: { type: object, allOf: [ { $ref: '#/components/schemas/Base' } ] } }";
        String payload = "{ type: object, properties: { n: { $ref: '#/components/schemas/Narrow' },"
                + " b: { $ref: '#/components/schemas/Base' } } }";
        try (GeneratedCase generated = generated(payload, schemas)) {
            generated.channel().keeps("{\"n\":{\"a\":\"x\"},\"b\":\"text\"}", "{\"b\":{\"a\":\"y\"}}");
            assertThat(generated.type("Narrow")).isRecord();
            assertThat(generated.type("Base")).isInterface();
        }
    }

    @Test
    void listsAndMapsThatContainThemselvesAreKept() throws Exception {
        String tree =
                "{ Tree: { type: object, additionalProperties: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }";
        try (GeneratedCase generated =
                generated("{ type: object, properties: { n: { $ref: '#/components/schemas/Tree' } } }", tree)) {
            generated.channel().keeps("{\"n\":{\"a\":[{\"b\":[]},{}]}}");
            assertThat(generated.warnings()).singleElement().asString().contains("the schema contains itself");
        }
    }

    @Test
    void boundsOfMembersWithoutAComponentAreEnforced() throws Exception {
        try (GeneratedCase generated = member(
                "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: integer, maximum: 7 } }")) {
            generated.channel().keeps("{\"n\":{\"a\":\"x\",\"b\":7}}");
            generated.channel().recordRefuses("{\"n\":{\"a\":\"x\",\"b\":8}}");
        }
    }

    @Test
    void aMessageThatMayBeNullIsWarnedOf() throws Exception {
        try (GeneratedCase generated =
                generated("{ type: [object, 'null'], properties: { a: { type: string } } }", "{}")) {
            generated.channel().keeps("{\"a\":\"x\"}");
            assertThat(generated.warnings()).singleElement().asString().contains("may be null by its schema");
        }
    }

    @Test
    void whatTheGuideSaysOfNumbersAndIdentifiersIsSo() throws Exception {
        String schema = "{ type: object, properties: { d: { type: number }, u: { type: string, format: uuid } } }";
        try (GeneratedCase generated = member(schema)) {
            assertThat(generated.channel().written("{\"n\":{\"d\":-0.0}}")).isEqualTo("{\"n\":{\"d\":-0.0}}");
            assertThat(generated.channel().written("{\"n\":{\"d\":9007199254740993}}"))
                    .isEqualTo("{\"n\":{\"d\":9.007199254740992E15}}");
            assertThat(generated.channel().written("{\"n\":{\"u\":\"123E4567-E89B-12D3-A456-426614174000\"}}"))
                    .isEqualTo("{\"n\":{\"u\":\"123e4567-e89b-12d3-a456-426614174000\"}}");
        }
    }

    @Test
    void anExactNumberKeepsEveryDigit() throws Exception {
        String schema =
                "{ type: object, properties: { e: { type: number, x-howl-java-type: BigDecimal }, d: { type: number } } }";
        try (GeneratedCase generated = member(schema)) {
            assertThat(generated.channel().written("{\"n\":{\"e\":1.000000000000000000001,\"d\":-0.0}}"))
                    .isEqualTo("{\"n\":{\"e\":1.000000000000000000001,\"d\":0.0}}");
        }
    }
}

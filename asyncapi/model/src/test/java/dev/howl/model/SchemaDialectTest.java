package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of schemas that are not written in draft-07. */
class SchemaDialectTest {
    private static final String OPENAPI = "application/vnd.oai.openapi;version=3.0.3";
    private static final String JSON_SCHEMA = "application/schema+json;version=";

    private final Path folder;

    SchemaDialectTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Returns the findings of a schema in a format, and of values that it should refuse. */
    private List<String> diagnostics(String format, String schema, String... values) {
        String examples = String.join(
                ", ",
                List.of(values).stream()
                        .map(value -> "{payload: " + value + "}")
                        .toList());
        return Documents.diagnostics(folder, """
                channels:
                  chat:
                    messages:
                      say:
                        payload: {schemaFormat: '%s', schema: %s}
                        examples: [%s]
                """.formatted(format, schema, examples));
    }

    private void accepts(String format, String schema, String... values) {
        assertThat(diagnostics(format, schema, values)).isEmpty();
    }

    private void refuses(String format, String schema, String... values) {
        assertThat(diagnostics(format, schema, values)).hasSize(values.length).allSatisfy(line -> assertThat(line)
                .contains(" violates its schema"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.aai.asyncapi",
                "application/vnd.aai.asyncapi;version=2.6.0",
                "application/vnd.aai.asyncapi+yaml; version=3.1.0",
                "Application/Schema+JSON;Version=draft-07",
                "application/schema+yaml ; version=\"draft-06\"",
                "application/schema+json;version=draft-04;charset=utf-8",
                "application/schema+json;version=https://json-schema.org/draft/2020-12/schema",
                "application/schema;version=2019-09",
                "application/vnd.oai.openapi+json;version=3.0.0",
                "application/vnd.oai.openapi;version=3.1.0"
            })
    void jsonSchemasAreRead(String format) {
        refuses(format, "{type: string}", "1");
        accepts(format, "{type: string}", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.apache.avro+json;version=1.9.0",
                "application/vnd.google.protobuf;version=3",
                "application/raml+yaml;version=1.0",
                "application/schema+json;version=draft-99",
                "text/plain",
                ""
            })
    void otherFormatsAreOpaqueAndSayTheyAre(String format) {
        assertThat(diagnostics(format, "'message'", "1", "{a: b}"))
                .filteredOn(found -> !found.contains("are binary"))
                .containsExactly("7:33: warning: schema format '" + format
                        + "' is not supported, so values are not checked against the schema; supported are JSON "
                        + "Schema draft-04 to 2020-12, AsyncAPI and OpenAPI schemas");
    }

    @Test
    void boundsOfDraft04AreExclusiveByAFlag() {
        String schema = "{minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false}";
        accepts(JSON_SCHEMA + "draft-04", schema, "2", "5");
        refuses(JSON_SCHEMA + "draft-04", schema, "1", "6");
        refuses(OPENAPI, schema, "1", "6");
    }

    @Test
    void whatADialectLacksIsIgnoredAndSaysSo() {
        assertThat(diagnostics(JSON_SCHEMA + "draft-04", "{const: 1}", "2"))
                .containsExactly("7:86: warning: 'const' is not a keyword of this schema's dialect and is ignored");
    }

    @Test
    void nullableAddsNullToAType() {
        accepts(OPENAPI, "{type: string, nullable: true, example: a}", "a", "null");
        refuses(OPENAPI, "{type: string, nullable: false}", "null");
        assertThat(diagnostics(OPENAPI, "{nullable: true, allOf: [{type: string}]}"))
                .containsExactly("7:87: warning: 'nullable' has no effect without 'type' beside it (OpenAPI 3.0.3)");
    }

    @ParameterizedTest
    @CsvSource({"2019-09", "2020-12"})
    void dependenciesAreReadUnderTheirNewNames(String version) {
        String schema = "{dependentRequired: {a: [b]}, dependentSchemas: {a: {required: [c]}, d: {required: [e]}}}";
        accepts(JSON_SCHEMA + version, schema, "{a: 1, b: 1, c: 1}", "{b: 1}");
        refuses(JSON_SCHEMA + version, schema, "{a: 1, b: 1}", "{a: 1, c: 1}", "{d: 1}");
        accepts(JSON_SCHEMA + version, "{dependentRequired: {a: []}}", "{a: 1}");
    }

    @Test
    void tuplesOf2020AreRead() {
        String schema = "{prefixItems: [{type: string}, {type: integer}], items: {type: boolean}}";
        accepts(JSON_SCHEMA + "2020-12", schema, "[a, 1, true]", "[a]", "[]");
        refuses(JSON_SCHEMA + "2020-12", schema, "[1]", "[a, 1, 2]");
        refuses(JSON_SCHEMA + "2020-12", "{items: {type: string}}", "[a, 1]");
    }

    @ParameterizedTest
    @CsvSource({"2019-09", "2020-12"})
    void keywordsBesideAReferenceApplySince2019(String version) {
        String schema = "{$ref: '#/channels/chat/messages/say/payload/schema/$defs/text', maxLength: 2,"
                + " $defs: {text: {type: string, $anchor: text}}}";
        accepts(JSON_SCHEMA + version, schema, "ab");
        refuses(JSON_SCHEMA + version, schema, "1", "abc");
        refuses(JSON_SCHEMA + version, schema.replaceFirst("'#[^']*'", "'#text'"), "1", "abc");
        assertThat(diagnostics(JSON_SCHEMA + "draft-07", schema.replace("$defs", "definitions"), "abc"))
                .anySatisfy(line -> assertThat(line).endsWith("warning: 'maxLength' beside a $ref is ignored"));
    }

    @Test
    void whatIsUnevaluatedIsAdditionalWhereNothingElseEvaluates() {
        String schema = "{properties: {a: {}}, unevaluatedProperties: false}";
        accepts(JSON_SCHEMA + "2020-12", schema, "{a: 1}");
        refuses(JSON_SCHEMA + "2020-12", schema, "{b: 1}");
        refuses(JSON_SCHEMA + "2020-12", "{prefixItems: [{}], unevaluatedItems: false}", "[1, 2]");
        assertThat(diagnostics(
                        JSON_SCHEMA + "2020-12",
                        "{contains: {}, minContains: 0, unevaluatedItems: false}",
                        "[1]",
                        "[]"))
                .singleElement()
                .asString()
                .endsWith("warning: 'unevaluatedItems' is not enforced beside contains");
        refuses(JSON_SCHEMA + "2019-09", "{items: [{}], unevaluatedItems: {type: string}}", "[1, 2]");
    }

    @Test
    void whatDraft07CannotExpressIsNotEnforcedAndSaysSo() {
        assertThat(diagnostics(
                        JSON_SCHEMA + "2020-12",
                        "{allOf: [{properties: {a: {}}}], unevaluatedProperties: false, contains: {}, maxContains: 1}",
                        "[1, 2]",
                        "{b: 1}"))
                .containsExactly(
                        "7:117: warning: 'unevaluatedProperties' is not enforced beside allOf",
                        "7:161: warning: 'maxContains' is not enforced");
    }

    @Test
    void dynamicReferencesAreReadAsStaticOnes() {
        String schema = "{$id: 'https://example.com/tree', $dynamicAnchor: node, type: object,"
                + " additionalProperties: {$dynamicRef: '#node'}}";
        assertThat(diagnostics(JSON_SCHEMA + "2020-12", schema, "{a: {b: 1}}"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("warning: '$dynamicRef' is read as $ref"),
                        line -> assertThat(line).contains("violates its schema at /a/b: must be object"));
        String recursive = "{$id: 'https://example.com/tree', $recursiveAnchor: true, type: object,"
                + " additionalProperties: {$recursiveRef: '#'}}";
        assertThat(diagnostics(JSON_SCHEMA + "2019-09", recursive, "{a: {b: 1}}"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("warning: '$recursiveRef' is read as $ref"),
                        line -> assertThat(line).contains("violates its schema at /a/b: must be object"));
    }

    @Test
    void aFileSaysWhatItIsWrittenIn() {
        Documents documents = new Documents(folder)
                .with("in/api.yaml", """
                        openapi: 3.0.3
                        components:
                          schemas:
                            Pet: {type: object, properties: {name: {$ref: '#/components/schemas/Name'}}}
                            Name: {type: string, nullable: true, maxLength: 3, example: Rex}
                        """)
                .with("in/pair.json", """
                        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/pair", "maxItems": 2,
                         "$defs": {"pair": {"prefixItems": [{"type": "string"}, {"$ref": "more.yaml#/one"}]}}}
                        """)
                .with("in/more.yaml", "one: {$ref: '#/two', minimum: 5}\ntwo: {type: integer}")
                .with("in/chat.yaml", Documents.HEAD + """
                        channels:
                          chat:
                            messages:
                              pet:
                                payload: {$ref: 'api.yaml#/components/schemas/Pet'}
                                examples: [{payload: {name: null}}, {payload: {name: Hasso}}]
                              pair:
                                payload: {$ref: pair.json}
                                examples: [{payload: [a, 5]}, {payload: [a, 4]}, {payload: [1]}, {payload: [a, 5, 6]}]
                        operations: {x: {action: send, channel: {$ref: '#/channels/chat'}}}
                        """);
        assertThat(documents.diagnostics("in/chat.yaml"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("in/chat.yaml:8:", "example 2 violates its schema at /name"),
                        line -> assertThat(line).contains("in/chat.yaml:11:", "example 2 violates its schema at /1"),
                        line -> assertThat(line).contains("in/chat.yaml:11:", "example 3 violates its schema at /0"),
                        line -> assertThat(line).contains("in/chat.yaml:11:", "example 4 violates its schema"));
    }

    @Test
    void schemasOfDraft04AreFoundByTheirId() {
        new Documents(folder).with("in/a.json", """
                {"id": "https://example.com/a", "items": {"$ref": "#name"}, "additionalItems": {"$ref": "b"},
                 "definitions": {"a": {"id": "#name", "type": "string"}, "b": {"id": "b", "type": "string"}}}
                """);
        refuses(JSON_SCHEMA + "draft-04", "{$ref: a.json}", "[1]");
    }

    @Test
    void aSchemaInAFormatMayReferToOneInAnother() {
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          chat:
                            messages:
                              say:
                                payload: {schemaFormat: application/vnd.aai.asyncapi, schema: {$ref: '#/components/schemas/a'}}
                                examples: [{payload: {b: [1]}}]
                        components:
                          schemas:
                            a:
                              schemaFormat: application/schema+json;version=2020-12
                              schema: {properties: {b: {$ref: '#/components/schemas/c'}}}
                            c: {items: [{type: string}]}
                        """))
                .singleElement()
                .asString()
                .contains("8:", "example 1 violates its schema at /b/0");
    }
}

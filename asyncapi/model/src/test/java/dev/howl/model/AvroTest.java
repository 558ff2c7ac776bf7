package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of Avro schemas. */
class AvroTest {
    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";

    private final Path folder;

    AvroTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string",
                "com.example.User",
                "[ 'null', long ]",
                "{ type: bytes, logicalType: decimal, precision: 4 }",
                "{ type: fixed, name: Md5, size: 16 }",
                "{ type: enum, name: com.example.Suit, symbols: [SPADES, HEARTS] }",
                "{ type: array, items: { type: map, values: [int, User] } }",
                "{ type: record, name: User, namespace: com.example, doc: d, aliases: [Member], fields:"
                        + " [ { name: id, type: long, order: ignore }, { name: next, type: ['null', User], default: null } ] }",
            })
    void aSoundSchemaIsValid(String schema) {
        assertThat(found("3.0", AVRO, schema)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                      | an Avro schema must be the name of a type, an object or a list, but is 5
            a-b                                    | an Avro schema must be the name of a type, an object or a list, but is "a-b"
            []                                     | an Avro union must have at least one type, but is empty
            {}                                     | an Avro schema must have a 'type' that is a primitive type or one of record, enum, array, map, fixed; it has none
            { type: recrod }                       | an Avro schema must have a 'type' that is a primitive type or one of record, enum, array, map, fixed, but it is "recrod"
            { type: record, fields: [] }           | an Avro record must have 'name'
            { type: record, name: R }              | an Avro record must have 'fields'
            { type: record, name: R, fields: {} }  | 'fields' must be a list, but is an object
            { type: record, name: R, fields: [ { name: a } ] }   | an Avro field must have 'type'
            { type: record, name: R, fields: [ { type: int } ] } | an Avro field must have 'name'
            { type: record, name: R, fields: [ { name: a.b, type: int } ] } | 'name' must be a name of letters, digits and '_' that starts with no digit, but is "a.b"
            { type: record, name: R, fields: [ { name: a, type: int, order: up } ] } | 'order' must be ascending, descending or ignore
            { type: enum, name: E }                | an Avro enum must have 'symbols'
            { type: array }                        | an Avro array must have 'items'
            { type: map }                          | an Avro map must have 'values'
            { type: fixed, name: F }               | an Avro fixed must have 'size'
            { type: fixed, name: F, size: a }      | 'size' must be a number, but is "a"
            """)
    void aBrokenSchemaIsAnError(String schema, String words) {
        assertThat(found("3.1", AVRO, schema)).containsExactly("error: " + words);
        assertThat(found("2.6", AVRO, schema)).containsExactly("error: " + words);
    }

    @Test
    void otherVersionsOfAvroAreWarnedOf() {
        assertThat(found("3.0", "application/vnd.apache.avro;version=1.11.0", "{ type: map }"))
                .containsExactly("warning: an Avro map must have 'values'");
    }

    @Test
    void aReferenceLeadsToASchemaInAFile() {
        Documents documents = new Documents(folder).with("in/user.avsc", "{\"type\": \"map\"}");
        assertThat(found(documents, "3.0", AVRO, "{ $ref: user.avsc }"))
                .containsExactly("error: an Avro map must have 'values'");
    }

    private List<String> found(String version, String format, String schema) {
        return found(new Documents(folder), version, format, schema);
    }

    private List<String> found(Documents documents, String version, String format, String schema) {
        String channels = version.startsWith("2")
                ? "channels: { c: { publish: { message: { schemaFormat: %s, payload: %s } } } }\n"
                : "channels: { c: { messages: { m: { payload: { schemaFormat: %s, schema: %s } } } } }\n";
        String head = "asyncapi: " + version + ".0\ninfo: { title: T, version: '1' }\n";
        List<String> found = documents
                .with("in/a.yaml", head + channels.formatted(format, schema))
                .diagnostics("in/a.yaml");
        return found.stream()
                .filter(line ->
                        !line.contains("is not supported, so values are not checked") && !line.contains("are binary"))
                .map(line -> line.replaceFirst("[^ ]*: (?=error|warning)", ""))
                .toList();
    }
}

package dev.howl.model.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.model.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema is one of a few types; everything that applies to a value has its say. */
class TypeTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                    | any
            { type: string }                                                      | STRING
            { type: [string, 'null'] }                                            | STRING or null
            { type: [integer, number] }                                           | NUMBER
            { const: 5 }                                                          | constant 5
            { const: true, type: boolean }                                        | constant true
            { enum: [a, b, null] }                                                | one of a b or null
            { enum: [1, 1.0, 2] }                                                 | one of 1 2
            { enum: [a, 1], type: string }                                        | one of a
            { allOf: [ { enum: [a, b] }, { enum: [b, c] } ] }                      | one of b
            { oneOf: [ { const: a, title: A }, { const: b } ] }                    | one of a b
            { oneOf: [ { type: string }, { type: 'null' } ] }                      | STRING or null
            { allOf: [ { type: string }, { maxLength: 3 } ] }                      | STRING
            { allOf: [ { type: [string, 'null'] }, { type: string } ] }            | STRING
            { allOf: [ { type: string }, { type: integer } ] }                     | opaque
            { enum: [ { a: 1 }, [2] ] }                                           | opaque
            { type: array, items: { type: string } }                              | list of STRING
            { type: array }                                                       | list
            { type: array, items: [ { type: string } ] }                          | list
            { type: object }                                                      | map
            { type: object, additionalProperties: { type: integer } }             | map of INTEGER
            { type: object, patternProperties: { '^a': { type: integer } } }       | map
            { properties: { a: {} } }                                             | object a
            { type: object, required: [a], properties: { b: {} } }                 | object b a!
            { allOf: [ { properties: { a: {} } }, { required: [a] } ] }            | object a!
            { type: [string, boolean] }                                           | union: BOOLEAN / STRING
            { oneOf: [ { type: string }, { type: integer }, { type: array } ] }    | union: STRING / INTEGER / list
            { anyOf: [ { type: string }, { type: [object, 'null'] } ] }            | union: STRING / map or null
            { oneOf: [ { type: number }, { type: integer } ] }                     | opaque
            { oneOf: [ { type: string }, {} ] }                                   | opaque
            """)
    void ofASchema(String schema, String expected) throws Exception {
        assertThat(describe(shape(schema))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { required: [k], properties: { k: { const: 1 } } } | { required: [k], properties: { k: { const: 2 } } }
            { required: [k], properties: { k: { const: a } } } | { properties: { k: { const: b } } }
            { required: [k], properties: { k: { enum: [a, b] } } } | { required: [k], properties: { k: { enum: [c] } } }
            { required: [k], properties: { k: { const: true } } } | { required: [k], properties: { k: { const: null } } }
            { required: [k], properties: { k: { type: string } } } | { required: [k], properties: { k: { type: array } } }
            { required: [a], properties: { a: {} } } | { required: [b], properties: { b: {} } }
            { required: [a], properties: { a: {} } } | { additionalProperties: false, properties: { b: {} } }
            """)
    void objectsThatAreToldApart(String one, String other) throws Exception {
        assertThat(Type.of(pair(one, other))).isInstanceOf(Type.Union.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { properties: { k: { const: a } } } | { properties: { k: { const: b } } } | {}
            { required: [k], properties: { k: { const: 1 } } } | { required: [k], properties: { k: { const: 1.0 } } } | {"k":1.0}
            { required: [k], properties: { k: { type: integer } } } | { required: [k], properties: { k: { type: number } } } | {"k":0}
            { required: [a], properties: { a: {}, b: {} } } | { required: [b], properties: { a: {}, b: {} } } | {"a":true,"b":true}
            """)
    void objectsThatNothingTellsApart(String one, String other, String witness) throws Exception {
        Type type = Type.of(pair(one, other));
        assertThat(type).isInstanceOf(Type.Opaque.class);
        assertThat(((Type.Opaque) type).witness()).contains(witness);
    }

    @Test
    void membersOfTheBaseBelongToEveryAlternative() throws Exception {
        Shape shape = shape("""
                { type: object, required: [at], properties: { at: { type: string } },
                  oneOf: [ { required: [a], properties: { a: {} } }, { required: [b], properties: { b: {} } } ] }""");
        assertThat(describe(shape)).isEqualTo("union: object at! a! / object at! b!");
    }

    private Shape pair(String one, String other) throws Exception {
        return shape("{ type: object, oneOf: [ " + one + ", " + other + " ] }");
    }

    private Shape shape(String schema) throws Exception {
        Path file = Files.writeString(folder.resolve("contract.yaml"), """
                asyncapi: 3.0.0
                info: { title: T, version: 1.0.0 }
                channels:
                  c: { address: /c, messages: { m: { payload: { type: object, properties: { value: %s } } } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                """.formatted(schema));
        Contract contract = ContractReader.read(file);
        Schema payload = Objects.requireNonNull(
                contract.channels().get(0).messages().get(0).payload());
        return Objects.requireNonNull(Shape.of(payload).members().get("value")).shape();
    }

    private static String describe(Shape shape) {
        return name(Type.of(shape)) + (shape.isNullable() ? " or null" : "");
    }

    private static String name(Type type) {
        if (type instanceof Type.Struct struct) {
            return struct.members().values().stream()
                    .map(member -> " " + member.name() + (member.isRequired() ? "!" : ""))
                    .collect(Collectors.joining("", "object", ""));
        }
        if (type instanceof Type.Union union) {
            return union.branches().stream()
                    .map(branch -> name(Type.of(branch.shape())))
                    .collect(Collectors.joining(" / ", "union: ", ""));
        }
        if (type instanceof Type.Enumeration enumeration) {
            return enumeration.values().stream()
                    .map(value -> " " + value.json().asString())
                    .collect(Collectors.joining("", "one of", ""));
        }
        if (type instanceof Type.MapOf map) {
            return map.values() == null ? "map" : "map of " + describe(map.values());
        }
        if (type instanceof Type.ListOf list) {
            return list.items() == null ? "list" : "list of " + describe(list.items());
        }
        if (type instanceof Type.Scalar scalar) {
            return scalar.json().name();
        }
        if (type instanceof Type.Constant constant) {
            return "constant " + constant.value().asString();
        }
        return type instanceof Type.Any ? "any" : "opaque";
    }
}

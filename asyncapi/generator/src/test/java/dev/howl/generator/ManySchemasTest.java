package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that refer to one another in long chains and cycles: how many there are costs time, but no stack. */
class ManySchemasTest {
    private static final int SCHEMAS = 3_000;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void eachOfAChainBecomesAClass() throws Exception {
        assertThat(
                        classes(
                                "{ type: object, properties: { id: { type: integer }, next: { $ref: '#/components/schemas/S%2$d' } } }"))
                .isEqualTo(SCHEMAS);
    }

    @Test
    void eachUnionOfACycleBecomesAnInterfaceAndARecord() throws Exception {
        assertThat(
                        classes(
                                "{ type: object, properties: { next: { oneOf: [ { $ref: '#/components/schemas/S%2$d' }, { type: string } ] } } }"))
                .isEqualTo(2 * SCHEMAS);
    }

    @Test
    void schemasMayBeCalledAsNestedTypesAndThoseOfTheRuntime() throws Exception {
        Path contract = Files.writeString(temp.resolve("names.yaml"), """
                asyncapi: 3.0.0
                info: { title: Names, version: 1.0.0 }
                channels:
                  c: { address: /c, messages: { m: { payload: { $ref: '#/components/schemas/Field' } } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                components:
                  schemas:
                    Field: { type: object, properties: { builder: { $ref: '#/components/schemas/Builder' }, n: { type: [string, 'null'] } } }
                    Builder: { type: object, properties: { unknown: { $ref: '#/components/schemas/Unknown' }, build: { type: integer } } }
                    Unknown: { oneOf: [ { type: string }, { $ref: '#/components/schemas/Alternatives' }, { $ref: '#/components/schemas/OfText' } ] }
                    Alternatives: { type: object, required: [ a ], properties: { a: { $ref: '#/components/schemas/Constraints' } } }
                    OfText: { type: object, required: [ b ], properties: { b: { $ref: '#/components/schemas/Regex' } } }
                    Constraints: { type: object, properties: { a: { type: string, pattern: x } } }
                    Regex: { type: string, enum: [ JsonNode, Field ] }
                """);
        for (Target target : List.of(Target.TYPES, Target.SERVER, Target.CLIENT)) {
            Path sources = temp.resolve("sources-" + target);
            Generator.generate(
                    new GenerateRequest(contract, target, "names", sources, temp.resolve("resources-" + target)));
            Compiled compiled = Compiled.of(temp.resolve("classes-" + target), sources);
            assertThat(compiled).isNotNull();
        }
    }

    /** Returns how many types become of the schemas; the message has the record of the first. */
    private int classes(String schema) throws Exception {
        String schemas = IntStream.range(0, SCHEMAS)
                .mapToObj(i -> "    S%1$d: ".formatted(i) + schema.formatted(i, (i + 1) % SCHEMAS))
                .collect(Collectors.joining("\n"));
        return types("{ $ref: '#/components/schemas/S0' }", schemas).size();
    }

    private List<String> types(String payload, String schemas) throws Exception {
        Path contract = Files.writeString(temp.resolve("many.yaml"), """
                asyncapi: 3.0.0
                info: { title: Many, version: 1.0.0 }
                channels:
                  c: { address: /c, messages: { m: { payload: %s } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                components:
                  schemas:
                %s
                """.formatted(payload, schemas));
        Generator.Output output = Generator.emit(ContractReader.read(contract), Target.TYPES, "many");
        return output.sources().keySet().stream()
                .filter(path -> !path.endsWith("Message.java"))
                .toList();
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .isEqualTo(2L * SCHEMAS);
    }

    /** Returns how many types become of the schemas; the message has the record of the first. */
    private long classes(String schema) throws Exception {
        String schemas = IntStream.range(0, SCHEMAS)
                .mapToObj(i -> "    S%1$d: ".formatted(i) + schema.formatted(i, (i + 1) % SCHEMAS))
                .collect(Collectors.joining("\n"));
        Path contract = Files.writeString(temp.resolve("many.yaml"), """
                asyncapi: 3.0.0
                info: { title: Many, version: 1.0.0 }
                channels:
                  c: { address: /c, messages: { m: { payload: { $ref: '#/components/schemas/S0' } } } }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                components:
                  schemas:
                %s
                """.formatted(schemas));
        Generator.Output output = Generator.emit(ContractReader.read(contract), Target.TYPES, "many");
        return output.sources().keySet().stream()
                .filter(path -> !path.endsWith("Message.java"))
                .count();
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keywords say nothing about values of other JSON types than theirs (draft-07, Validation 3.1). */
class OtherTypesTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void boundsOfOtherTypesAreNoStatements() throws Exception {
        Path contract = Files.writeString(temp.resolve("contract.yaml"), """
                asyncapi: 3.0.0
                info: { title: Bounds, version: 1.0.0 }
                channels:
                  c:
                    address: /c
                    messages:
                      m:
                        payload:
                          type: object
                          properties:
                            list: { type: array, minProperties: 1, maxLength: 3, minimum: 2, items: { type: string, minItems: 1 } }
                            map: { type: object, minItems: 1, uniqueItems: true, pattern: x }
                            text: { type: string, maxItems: 1, maximum: 2 }
                            number: { type: number, minLength: 2, maxProperties: 1 }
                            flag: { type: boolean, minLength: 2 }
                operations: { take: { action: receive, channel: { $ref: '#/channels/c' } } }
                """);
        Path sources = temp.resolve("sources");
        Generator.generate(new GenerateRequest(contract, Target.TYPES, "bounds", sources, temp.resolve("resources")));
        Compiled.of(temp.resolve("classes"), sources);
        assertThat(Files.readString(sources.resolve("bounds/M.java")))
                .doesNotContain("minProperties", "maxLength", "minItems", "maximum", "uniqueItems");
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComponentsTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"TYPES", "SERVER", "CLIENT"})
    void aDocumentWithoutChannelsBecomesTheTypesOfItsComponents(Target target) throws Exception {
        Path contract = Files.writeString(temp.resolve("api.yaml"), """
                asyncapi: 3.0.0
                info: {title: T, version: '1'}
                components:
                  messages:
                    hello: {payload: {$ref: '#/components/schemas/Greeting'}}
                  schemas:
                    Greeting: {type: object, properties: {color: {$ref: '#/components/schemas/Color'}}}
                    Color: {type: string, enum: [red, green]}
                    Line: {type: object, properties: {from: {$ref: '#/components/schemas/Point'}}}
                    Point: {type: object, properties: {x: {type: number}}}
                    Size: {type: integer}
                """);
        GenerateResult result = Generator.generate(
                new GenerateRequest(contract, target, "a.b", temp.resolve("java"), temp.resolve("resources")));
        assertThat(result.diagnostics())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .startsWith("the document has no channels");
        assertThat(Trees.read(temp.resolve("java")).keySet())
                .map(file -> file.replaceFirst(".*/", ""))
                .containsExactlyInAnyOrder(
                        "Hello.java",
                        "Color.java",
                        "Line.java",
                        "Point.java",
                        "ComponentsClientMessage.java",
                        "ComponentsServerMessage.java",
                        ".howl-generated");
        Compiled.of(temp.resolve("classes"), temp.resolve("java"));
    }
}

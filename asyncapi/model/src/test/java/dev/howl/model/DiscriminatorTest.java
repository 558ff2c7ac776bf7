package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscriminatorTest {
    @TempDir
    Path folder = Path.of("");

    /** Returns what is said of a pet of {@code oneOf} whose kind is {@code Cat}, which the owl's properties allow, too. */
    private List<String> example(String owl, String kind) {
        return Documents.diagnostics(folder, """
                channels:
                  pets:
                    messages:
                      pet:
                        payload: {oneOf: [{$ref: '#/components/schemas/Cat'}, %s]}
                        examples: [{payload: {kind: %s}}]
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/pets'}}
                components:
                  schemas:
                    Base: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
                    Cat: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {a: {type: string}}}
                    Owl: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {b: {type: string}}}
                """.formatted(owl, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$ref: '#/components/schemas/Owl'}",
                "{allOf: [{$ref: '#/components/schemas/Owl'}]}",
                "{allOf: [{type: object}, {allOf: [{$ref: '#/components/schemas/Owl'}]}]}"
            })
    void anAlternativeHasTheValueOfTheHeirThatItIs(String owl) {
        assertThat(example(owl, "Cat")).noneMatch(line -> line.contains("error"));
        assertThat(example(owl, "Owl")).noneMatch(line -> line.contains("error"));
    }

    @Test
    void anotherValueFitsNoAlternative() {
        assertThat(example("{$ref: '#/components/schemas/Owl'}", "Dog"))
                .anyMatch(line -> line.contains("error: example"));
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the members that a document neither lists nor forbids. */
class KeepUnknownTest {
    private static final Path HOWL = Path.of("../contract/howl.asyncapi.yaml");
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Unknown, version: 1.0.0 }
            channels:
              c:
                address: /c
                messages:
                  m:
                    payload:
                      type: object
                      required: [kind]
                      properties:
                        kind: { const: m }
                        inner: { type: object, properties: { a: { type: integer } } }
                        listed: { type: array, items: { type: object, properties: { additional: { type: string } } } }
                        closed: { type: object, additionalProperties: false, properties: { a: { type: integer } } }
                        whole: { allOf: [ { properties: { a: { type: integer } } }, { properties: { b: { type: integer } } } ] }
                        either:
                          oneOf:
                            - { type: object, required: [t], properties: { t: { const: x } } }
                            - { type: object, required: [t], properties: { t: { const: y } } }
            operations:
              take: { action: receive, channel: { $ref: '#/channels/c' } }
            """;

    private static final String UNKNOWN = "\"more\":{\"deep\":[1,null]},\"other\":null";
    private static final String[] FRAMES = {
        "{\"kind\":\"m\",%s}",
        "{\"kind\":\"m\",\"inner\":{\"a\":1,%s}}",
        "{\"kind\":\"m\",\"listed\":[{\"additional\":\"x\",%s}]}",
        "{\"kind\":\"m\",\"whole\":{\"a\":1,\"b\":2,%s}}",
        "{\"kind\":\"m\",\"either\":{\"t\":\"y\",%s}}"
    };

    @TempDir
    private Path temp = Path.of("");

    @Test
    void unknownMembersAreWrittenBackWhereTheyAreToBeKept() throws Exception {
        try (GeneratedCase generated = new GeneratedCase(document(), temp, true)) {
            for (String frame : FRAMES) {
                generated.channel().keeps(frame.formatted(UNKNOWN));
            }
            generated.channel().refuses("{\"kind\":\"m\",\"closed\":{%s}}".formatted(UNKNOWN));
            assertThat(generated.source("MClosed")).doesNotContain("additional");
        }
    }

    @Test
    void unknownMembersAreDroppedByDefault() throws Exception {
        try (GeneratedCase generated = new GeneratedCase(document(), temp)) {
            for (String frame : FRAMES) {
                assertThat(generated.channel().written(frame.formatted(UNKNOWN)))
                        .doesNotContain("more", "other");
            }
        }
    }

    @Test
    void aLargeContractThatKeepsThemCompilesForBothSides() throws Exception {
        try (GeneratedCase generated = new GeneratedCase(HOWL, temp, true)) {
            assertThat(generated.channels()).isNotEmpty();
        }
    }

    private Path document() throws Exception {
        return Files.writeString(temp.resolve("contract.yaml"), DOCUMENT);
    }
}

package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers of messages: examples fit their schema, and a WebSocket frame carries none. */
class HeadersTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anExampleFitsTheSchemaOfItsHeadersAndNoFrameCarriesThem() {
        String document = """
                channels:
                  feed:
                    messages:
                      m:
                        headers: { type: object, required: [tenant], properties: { tenant: { type: string } } }
                        payload: { type: object }
                        examples: [ { name: one, headers: { tenant: 5 } }, { headers: { tenant: t } } ]
                operations: { take: { action: receive, channel: { $ref: '#/channels/feed' } } }
                """;

        assertThat(Documents.diagnostics(folder, document))
                .hasSize(2)
                .anyMatch(line -> line.contains("warning: 'headers' has no effect: a WebSocket frame has no headers"))
                .anyMatch(line -> line.contains("error: example 'one' violates its schema of headers at /tenant"));
        assertThat(Documents.sections(folder, Documents.HEAD + document))
                .containsExactly("AsyncAPI 3.0, Message Example Object");
        assertThat(Documents.contract(folder, document).channels()).hasSize(1);
    }

    @Test
    void headersOfVersion2AreCheckedToo() {
        String document = """
                asyncapi: 2.1.0
                info: { title: C, version: 1.0.0 }
                channels:
                  /c:
                    publish:
                      message: { headers: { type: object, required: [a] }, payload: { type: object }, examples: [ { headers: {} } ] }
                """;

        assertThat(Documents.sections(folder, document)).containsExactly("AsyncAPI 2.1, Message Example Object");
    }
}

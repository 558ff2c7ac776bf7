package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Valid documents that are much larger than usual. The limits are far above what reading takes, and far below its square. */
@Timeout(60)
class LargeDocumentTest {
    private static final String CHANNEL = """
            channels:
              chat: {messages: {say: {payload: {$ref: '#/components/schemas/s0'}}}}
            operations:
              take: {action: receive, channel: {$ref: '#/channels/chat'}}
            components:
              schemas:
            """;

    private final Path folder;

    LargeDocumentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tenThousandSchemasMayReferToEachOther() {
        String reference = "{$ref: '#/components/schemas/s%d'}";
        String schemas = IntStream.range(0, 10_000)
                .mapToObj(i -> "    s%d: {type: object, properties: {next: %s, other: %s}}\n"
                        .formatted(i, reference.formatted((i + 1) % 10_000), reference.formatted(i * 7 % 10_000)))
                .collect(Collectors.joining());
        assertThat(Documents.diagnostics(folder, CHANNEL + schemas)).isEmpty();
    }

    @Test
    void anEnumerationMayHaveManyThousandValues() {
        String values = IntStream.range(0, 20_000).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        assertThat(Documents.diagnostics(folder, CHANNEL + "    s0: {type: string, enum: [" + values + "]}\n"))
                .isEmpty();
    }

    @Test
    void aChannelMayHaveManyThousandMessages() {
        String messages = IntStream.range(0, 5_000)
                .mapToObj(i ->
                        "      m%1$d: {payload: {type: object, required: [type], properties: {type: {const: m%1$d}}}}\n"
                                .formatted(i))
                .collect(Collectors.joining());
        assertThat(Documents.diagnostics(folder, "channels:\n  chat:\n    messages:\n" + messages + """
                        operations:
                          take: {action: receive, channel: {$ref: '#/channels/chat'}}
                          give: {action: send, channel: {$ref: '#/channels/chat'}}
                        """))
                .isEmpty();
    }
}

package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Valid documents that are much larger than usual. Twice the document takes about twice the memory, counted in bytes that
 * the thread allocates: they do not depend on the speed of the machine, and what takes the square of the time nearly
 * always allocates its square.
 */
class LargeDocumentTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
        assertGrowsLikeTheDocument(5_000, LargeDocumentTest::schemas);
    }

    private static String schemas(int count) {
        String reference = "{$ref: '#/components/schemas/s%d'}";
        String schemas = IntStream.range(0, count)
                .mapToObj(i -> "    s%d: {type: object, properties: {next: %s, other: %s}}\n"
                        .formatted(i, reference.formatted((i + 1) % count), reference.formatted(i * 7 % count)))
                .collect(Collectors.joining());
        return CHANNEL + schemas;
    }

    @Test
    void anEnumerationMayHaveManyThousandValues() {
        assertGrowsLikeTheDocument(10_000, LargeDocumentTest::values);
    }

    private static String values(int count) {
        String values = IntStream.range(0, count).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        return CHANNEL + "    s0: {type: string, enum: [" + values + "]}\n";
    }

    @Test
    void aChannelMayHaveManyThousandMessages() {
        assertGrowsLikeTheDocument(2_500, LargeDocumentTest::messages);
    }

    private static String messages(int count) {
        String messages = IntStream.range(0, count)
                .mapToObj(i ->
                        "      m%1$d: {payload: {type: object, required: [type], properties: {type: {const: m%1$d}}}}\n"
                                .formatted(i))
                .collect(Collectors.joining());
        return "channels:\n  chat:\n    messages:\n" + messages + """
                        operations:
                          take: {action: receive, channel: {$ref: '#/channels/chat'}}
                          give: {action: send, channel: {$ref: '#/channels/chat'}}
                        """;
    }

    private void assertGrowsLikeTheDocument(int count, IntFunction<String> document) {
        long once = allocatedBy(document.apply(count));
        assertThat(allocatedBy(document.apply(2 * count))).isLessThan(3 * once);
    }

    private long allocatedBy(String document) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(Documents.diagnostics(folder, document)).isEmpty();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}

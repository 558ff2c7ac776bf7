package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recursion, depth and size: each pair of schemas is compared once. */
class RecursionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private static String document(String payload, String schemas) {
        return """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels: {chat: {address: /chat, messages: {say: {payload: %s}}}}
                operations: {talk: {action: receive, channel: {$ref: '#/channels/chat'}}}
                components: {schemas: {%s}}
                """.formatted(payload, schemas);
    }

    @Test
    void recursiveSchemasAreComparedOnce() {
        String tree = "Node: {type: object, properties: {size: {type: integer, maximum: MOST}, left: {$ref:"
                + " '#/components/schemas/Node'}, right: {$ref: '#/components/schemas/Node'}}}";
        String root = "{$ref: '#/components/schemas/Node'}";
        DiffReport report = Assertions.assertTimeout(SOON, () -> new Compared(folder)
                .texts(document(root, tree.replace("MOST", "9")), document(root, tree.replace("MOST", "5"))));
        assertThat(Compared.ids(report)).containsExactly("to-server-maximum-narrowed");
    }

    @Test
    void aRecursiveUnionEnds() {
        String union = "Tree: {oneOf: [{type: integer, maximum: MOST}, {type: array, items: {$ref:"
                + " '#/components/schemas/Tree'}}, {type: object, properties: {kind: {const: a}, inner: {$ref:"
                + " '#/components/schemas/Tree'}}, required: [kind]}, {type: object, properties: {kind: {const: b},"
                + " inner: {oneOf: [{$ref: '#/components/schemas/Tree'}, {type: boolean}]}}, required: [kind]}]}";
        String root = "{$ref: '#/components/schemas/Tree'}";
        DiffReport report = Assertions.assertTimeout(SOON, () -> new Compared(folder)
                .texts(document(root, union.replace("MOST", "9")), document(root, union.replace("MOST", "5"))));
        assertThat(report.of(DiffLevel.BREAKING)).isNotEmpty();
    }

    @Test
    void aThousandMessagesTakeSeconds() {
        Assertions.assertTimeout(SOON, () -> {
            DiffReport report = new Compared(folder).texts(large(500), large(400));
            assertThat(report.of(DiffLevel.BREAKING)).hasSize(1000);
        });
    }

    private static String large(int length) {
        String messages = IntStream.range(0, 1000)
                .mapToObj(i -> "m" + i + ": {payload: {type: object, required: [type], properties: {type: {const: m"
                        + i + "}, text: {type: string, maxLength: " + length + "}, user: {$ref:"
                        + " '#/components/schemas/User'}}}}")
                .collect(Collectors.joining(", "));
        return """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels: {chat: {address: /chat, messages: {%s}}}
                operations: {talk: {action: receive, channel: {$ref: '#/channels/chat'}}}
                components: {schemas: {User: {type: object, properties: {name: {type: string}}}}}
                """.formatted(messages);
    }

    @Test
    void aLongChainOfSchemasCostsNoStack() {
        String chain = IntStream.range(0, 2000)
                .mapToObj(i -> "S" + i + ": {type: object, properties: {next: "
                        + (i == 1999
                                ? "{type: integer, minimum: LEAST}"
                                : "{$ref: '#/components/schemas/S" + (i + 1) + "'}")
                        + "}}")
                .collect(Collectors.joining(", "));
        String root = "{$ref: '#/components/schemas/S0'}";
        DiffReport report = new Compared(folder)
                .texts(document(root, chain.replace("LEAST", "1")), document(root, chain.replace("LEAST", "2")));
        assertThat(Compared.ids(report)).containsExactly("to-server-minimum-narrowed");
    }
}

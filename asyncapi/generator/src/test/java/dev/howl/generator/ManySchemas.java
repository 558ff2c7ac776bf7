package dev.howl.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A document with any number of schemas of the kinds that contracts have, and fifty messages that use all of them. */
final class ManySchemas {
    private static final int MESSAGES = 50;

    private ManySchemas() {}

    static String document(int schemas) {
        return """
                asyncapi: 3.0.0
                info: { title: Large, version: '1' }
                channels:
                  events:
                    address: /events
                    messages:
                %s
                operations:
                  send: { action: send, channel: { $ref: '#/channels/events' } }
                  receive: { action: receive, channel: { $ref: '#/channels/events' } }
                components:
                  schemas:
                %s
                """.formatted(lines(MESSAGES, i -> message(i, schemas)), lines(schemas, i -> schema(i, schemas)));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String message(int number, int schemas) {
        String properties = IntStream.range(0, schemas)
                .filter(i -> i % MESSAGES == number)
                .mapToObj(i -> "p%1$d: { $ref: '#/components/schemas/Thing%1$d' }".formatted(i))
                .collect(Collectors.joining(", "));
        return ("      msg%1$d: { payload: { type: object, required: [type, data], properties: { type: { const: msg%1$d },"
                        + " data: { type: object, properties: { %2$s } } } } }")
                .formatted(number, properties);
    }

    private static String schema(int number, int schemas) {
        String content =
                switch (number % 10) {
                    case 7 ->
                        "type: string, description: A kind., enum: [alpha%d, beta, gamma, delta]".formatted(number);
                    case 9 ->
                        ("description: One of two things., discriminator: kind, oneOf: ["
                                        + " { $ref: '#/components/schemas/Thing%d' }, { $ref: '#/components/schemas/Thing%d' } ]")
                                .formatted(number - 1, number - 3);
                    default ->
                        "type: object, description: A thing., required: [kind, name], properties: { "
                                + properties(number, schemas) + " }";
                };
        return "    Thing" + number + ": { " + content + " }";
    }

    /** Not each has all of them: ten thousand schemas have to fit the most that a file may have. */
    private static String properties(int number, int schemas) {
        int kind = number % 10;
        List<String> properties = new ArrayList<>(List.of(
                kind == 6 || kind == 8
                        ? "kind: { const: Thing" + number + " }"
                        : "kind: { type: string, maxLength: 20 }",
                "name: { type: string, minLength: 1, description: The name. }",
                "count: { type: integer, minimum: 0, maximum: 100000 }",
                "price: { type: number, exclusiveMinimum: 0 }",
                "active: { type: boolean, default: true }"));
        if (kind % 2 == 0) {
            properties.add("created-at: { type: string, format: date-time }");
        }
        if (kind % 3 == 0) {
            properties.add("tags: { type: array, maxItems: 10, items: { type: string, pattern: '^[a-z]+$' } }");
        }
        if (kind < 5) {
            properties.add("next: { $ref: '#/components/schemas/Thing" + (number * 31 + 17) % schemas + "' }");
        } else {
            properties.add("address: { type: object, required: [street], properties: { street: { type: string } } }");
        }
        return String.join(", ", properties);
    }
}

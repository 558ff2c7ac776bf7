package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the message that a frame is, and of the operation that decides on it. */
class RoutingChangesTest {
    private static final String MARKED = "{type: object, required: [type], properties: {type: {const: %s}}}";

    @TempDir
    private Path folder = Path.of("");

    private static String document(String messages, String operations) {
        return """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels: {chat: {address: /chat, messages: {%s}}}
                operations: {%s}
                """.formatted(messages, operations);
    }

    private static String message(String id) {
        return id + ": {payload: " + MARKED.formatted(id) + "}";
    }

    private static String operation(String id, String action, String messages, String more) {
        StringBuilder listed = new StringBuilder();
        for (String message : messages.split(" ", -1)) {
            listed.append(listed.isEmpty() ? "" : ", ").append("{$ref: '#/channels/chat/messages/" + message + "'}");
        }
        return id + ": {action: " + action + ", channel: {$ref: '#/channels/chat'}, messages: [" + listed + "]" + more
                + "}";
    }

    private static String reply(String message) {
        return ", reply: {messages: [{$ref: '#/channels/chat/messages/" + message + "'}]}";
    }

    private List<String> breaking(String old, String now) {
        return new Compared(folder)
                .texts(old, now).of(DiffLevel.BREAKING).stream()
                        .map(finding -> finding.rule().id())
                        .toList();
    }

    @Test
    void aRequestThatMovesToAnotherOperationGetsTheRepliesOfThat() {
        String messages = String.join(", ", List.of(message("a"), message("b"), message("yes"), message("no")));
        String old = document(
                messages,
                operation("one", "receive", "a", reply("yes")) + ", " + operation("two", "receive", "b", reply("no")));
        String now = document(
                messages,
                operation("one", "receive", "b", reply("yes")) + ", " + operation("two", "receive", "a", reply("no")));
        assertThat(breaking(old, now)).containsOnly("reply-message-added");
    }

    @Test
    void operationsThatAreDividedChangeNothingOnTheWire() {
        String messages = String.join(", ", List.of(message("a"), message("b"), message("yes")));
        String old = document(messages, operation("one", "receive", "a b", ", x-howl-scope: s" + reply("yes")));
        String now = document(
                messages,
                operation("one", "receive", "b", ", x-howl-scope: s" + reply("yes")) + ", "
                        + operation("two", "receive", "a", ", x-howl-scope: s" + reply("yes")));
        assertThat(breaking(old, now)).isEmpty();
    }

    @Test
    void aMessageWithItsMarkInAnEnvelopeMayBeRenamed() {
        String payload =
                "{payload: {type: object, required: [body], properties: {body: {type: object, required: [kind],"
                        + " properties: {kind: {const: %s}}}}}}";
        String other = "other: " + payload.formatted("other");
        String old =
                document("a: " + payload.formatted("a") + ", " + other, operation("one", "receive", "a other", ""));
        String now =
                document("b: " + payload.formatted("a") + ", " + other, operation("one", "receive", "b other", ""));
        assertThat(breaking(old, now)).isEmpty();
    }

    @Test
    void aMessageBesideOneThatAcceptsAnythingIsTakenForIt() {
        String old = document("any: {payload: {type: object}}", operation("one", "send", "any", ""));
        String now = document("any: {payload: {type: object}}, " + message("a"), operation("one", "send", "any a", ""));
        assertThat(breaking(old, now)).containsExactly("to-client-message-ambiguous");
        String received = old.replace("send", "receive");
        assertThat(breaking(received, now.replace("send", "receive"))).containsExactly("to-server-routing-changed");
    }

    @Test
    void aPropertyThatExcludedAnotherMessageDecidesOnIt() {
        String other = "any: {payload: {type: object, properties: {size: {type: integer}%s}}}";
        String operation = operation("one", "send", "any a", "");
        String old = document(other.formatted("") + ", " + message("a"), operation);
        String now = document(other.formatted(", type: {const: any}") + ", " + message("a"), operation);
        assertThat(breaking(old, now)).containsExactly("to-client-routing-changed");
    }

    @Test
    void aDiscriminatorThatIsGoneAllowsOtherValues() {
        String schemas = "components: {schemas: {Base: {type: object, %s required: [kind], properties: {kind: {type:"
                + " string}}}, Cat: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {a: {type: string}}}}}\n";
        String rest =
                document("cat: {payload: {$ref: '#/components/schemas/Cat'}}", operation("one", "send", "cat", ""));
        assertThat(breaking(rest + schemas.formatted("discriminator: kind,"), rest + schemas.formatted("")))
                .containsExactly("to-client-discriminator-widened");
        assertThat(breaking(rest + schemas.formatted(""), rest + schemas.formatted("discriminator: kind,")))
                .isEmpty();
    }

    /** The schema of the new discriminator does not even allow the value that it demands. */
    @Test
    void aDiscriminatorInAnotherPropertyRefusesAndAllowsOtherValues() {
        String schemas =
                "components: {schemas: {Base: {type: object, discriminator: %s, required: [a, kind], properties:"
                        + " {a: {type: string}, kind: {type: string}}}, Cat: {allOf: [{$ref: '#/components/schemas/Base'}],"
                        + " properties: {a: {enum: [red, blue]}}}}}\n";
        String rest =
                document("cat: {payload: {$ref: '#/components/schemas/Cat'}}", operation("one", "receive", "cat", ""));
        assertThat(breaking(rest + schemas.formatted("kind"), rest + schemas.formatted("a")))
                .containsExactly("to-server-discriminator-narrowed");
    }

    @Test
    void aConstantBesideTheDiscriminatorReplacesItsValue() {
        String schemas =
                "components: {schemas: {Base: {type: object, discriminator: kind, required: [kind], properties:"
                        + " {kind: {type: string}}}, Cat: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {%s}}}}\n";
        String rest =
                document("cat: {payload: {$ref: '#/components/schemas/Cat'}}", operation("one", "receive", "cat", ""));
        assertThat(breaking(rest + schemas.formatted(""), rest + schemas.formatted("kind: {const: other}")))
                .contains("to-server-discriminator-narrowed");
    }
}

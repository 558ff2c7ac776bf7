package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.RawMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A raw connection to the server of a contract. Not thread-safe. */
final class LiveConnection implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** Time in which a server refuses a message. */
    private static final Duration REFUSAL = Duration.ofMillis(500);

    private final PactChannel channel;
    private final RawClient client;
    private String id = "";

    LiveConnection(PactChannel channel, URI uri, String... headers) throws IOException {
        this.channel = channel;
        this.client = RawClient.connect(uri, headers);
    }

    RawClient client() {
        return client;
    }

    /** Waits for the message with the role {@code initial}, and remembers the id of the connection. */
    void awaitInitial() {
        channel.role(Direction.TO_CLIENT, "initial")
                .ifPresent(initial -> id = PactChannel.json(await(initial.id(), frame -> true))
                        .at(channel.payload() + "/id")
                        .asString(""));
    }

    /** Sends a message with this payload. */
    void send(String message, Map<String, ?> payload) {
        Message known = channel.message(Direction.TO_SERVER, message)
                .orElseThrow(() -> new IllegalArgumentException("clients send no message '" + message + "'"));
        ObjectNode frame = JSON.createObjectNode();
        Directions.constants(known).forEach(frame::set);
        ObjectNode content = JSON.valueToTree(payload);
        if (channel.payload().isEmpty()) {
            frame.setAll(content);
        } else {
            frame.set(channel.payload().substring(1), content);
        }
        send(known, new FrameContent.Json(frame));
    }

    /** Sends a frame with the id of the connection, if its message repeats that. */
    void send(Message message, FrameContent frame) {
        if (frame.isBinary()) {
            client.sendBytes(frame.bytes());
            return;
        }
        String pointer = channel.connectionId(message);
        if (pointer != null) {
            JsonPointer place = JsonPointer.compile(pointer);
            if (PactChannel.json(frame).at(place.head()) instanceof ObjectNode parent) {
                parent.put(place.last().getMatchingProperty(), id);
            }
        }
        client.send(frame.text());
    }

    /** Waits for a message for which a condition holds, and takes the oldest one. */
    FrameContent await(String message, Predicate<FrameContent> condition) {
        return await(frame -> message.equals(read(frame).message()) && condition.test(frame));
    }

    /** Waits for any message for which a condition holds, and takes the oldest one. */
    FrameContent await(Predicate<FrameContent> condition) {
        return content(client.awaitMessage(message -> condition.test(content(message))));
    }

    private FrameContent content(RawMessage message) {
        return message instanceof RawMessage.Binary binary
                ? new FrameContent.Binary(binary.content())
                : channel.content(Direction.TO_CLIENT, message.toString());
    }

    CheckedMessage read(FrameContent frame) {
        return channel.read(Direction.TO_CLIENT, frame);
    }

    /** Returns the role of a message of the server, {@code null} if it has none or the contract lacks the message. */
    @Nullable
    String role(FrameContent frame) {
        String message = read(frame).message();
        return message == null
                ? null
                : channel.message(Direction.TO_CLIENT, message)
                        .map(Message::role)
                        .orElse(null);
    }

    /** Returns the message of a frame. */
    Message message(Direction direction, FrameContent frame) {
        String message = channel.read(direction, frame).message();
        return channel.message(direction, Objects.requireNonNull(message, frame.text()))
                .orElseThrow();
    }

    /** Waits for a moment, in which the server may not close the connection. */
    void assertNoRefusal() {
        Await.holds(REFUSAL, () -> client.closed().isDone());
        if (client.closed().isDone()) {
            throw new AssertionError("the server ends the connection: " + client.awaitClosed());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

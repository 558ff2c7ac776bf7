package dev.howl.pact;

import au.com.dius.pact.core.model.V4Interaction;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.RawClient;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An interaction of a pact, to be verified against a live server, see {@link HowlPactProvider}. Methods that wait give up
 * after 30 s with an {@link AssertionError}. Not thread-safe.
 */
public final class LivePact implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int NORMAL = 1000;

    private final PactChannel channel;
    private final V4Interaction interaction;
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private @Nullable RawClient client;
    private String connectionId = "";

    LivePact(PactChannel channel, V4Interaction interaction) {
        this.channel = channel;
        this.interaction = interaction;
    }

    /** Returns the name of the interaction. */
    public String description() {
        return interaction.getDescription();
    }

    /**
     * Opens a connection and sends nothing.
     *
     * @param headers of the handshake: name, value, name, value …
     */
    public void open(URI uri, String... headers) throws IOException {
        close();
        client = RawClient.connect(uri, headers);
    }

    /**
     * Opens a connection, and begins the session as the contract says: waits for the message with the role {@code initial}
     * and sends the one with the role {@code connect}.
     *
     * @param headers of the handshake: name, value, name, value …
     */
    public void connect(URI uri, String... headers) throws IOException {
        open(uri, headers);
        awaitInitial();
        channel.role(Direction.TO_SERVER, "connect").ifPresent(connect -> send(connect.id(), Map.of()));
    }

    /** Waits for the message with the role {@code initial}, and remembers the id of the connection. */
    public void awaitInitial() {
        channel.role(Direction.TO_CLIENT, "initial")
                .ifPresent(initial -> connectionId =
                        await(initial.id()).at(channel.payload() + "/id").asString(""));
    }

    /**
     * Sends a message of the client.
     *
     * @param message its id
     * @param payload what handlers see of it, without the id of the connection
     */
    public void send(String message, Map<String, ?> payload) {
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
        client().sendJson(identified(known, frame));
    }

    /** Subscribes to a topic and waits for the confirmation. */
    public void subscribe(String topic, @Nullable String key) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("topic", topic);
        if (key != null) {
            payload.put("key", key);
        }
        channel.role(Direction.TO_SERVER, "subscribe").ifPresent(subscribe -> send(subscribe.id(), payload));
        channel.role(Direction.TO_CLIENT, "subscribed").ifPresent(subscribed -> await(subscribed.id()));
    }

    /** Waits for a message of the server, and takes the oldest one. */
    public JsonNode await(String message) {
        return await(message, frame -> true);
    }

    /** Waits for a message of the server for which a condition holds, and takes the oldest one. */
    public JsonNode await(String message, Predicate<? super JsonNode> condition) {
        return client().awaitFrame(frame -> message.equals(read(frame).message()) && condition.test(frame));
    }

    /**
     * Replaces a text of the pact, in the request and in what is expected, by one that only the running server knows, such
     * as an id that it gave.
     */
    public void replace(String text, String actual) {
        replaced.put(text, actual);
    }

    /**
     * Sends the request of the interaction and compares the answer with the pact, or waits for the message that the server
     * sends by itself. What comes must also fit the contract.
     *
     * @throws AssertionError if the server does not keep the pact
     */
    public void verify() {
        if (interaction instanceof V4Interaction.AsynchronousMessage message) {
            PactFrame expected = PactFrame.of(message.getContents()).with(replaced);
            String id = id(Direction.TO_CLIENT, expected.json());
            check(expected, client().awaitFrame(frame -> id.equals(read(frame).message())));
        } else if (interaction instanceof V4Interaction.SynchronousMessages messages) {
            JsonNode request = request(messages);
            client().sendJson(request);
            if (messages.getResponse().isEmpty()) {
                assertAccepted(request);
            } else {
                PactFrame expected = PactFrame.of(messages.getResponse().get(0)).with(replaced);
                check(expected, answer(request, id(Direction.TO_CLIENT, expected.json())));
            }
        } else {
            throw new AssertionError("'" + description() + "' is no interaction of messages");
        }
    }

    private JsonNode request(V4Interaction.SynchronousMessages messages) {
        JsonNode request = PactFrame.of(messages.getRequest()).with(replaced).json();
        return identified(message(Direction.TO_SERVER, request), (ObjectNode) request);
    }

    /** Returns a frame of a client with the id of the connection, if its message repeats that. */
    private ObjectNode identified(Message message, ObjectNode frame) {
        String pointer = channel.connectionId(message);
        if (pointer != null) {
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode parent = frame.at(place.head());
            if (parent instanceof ObjectNode object) {
                object.put(place.last().getMatchingProperty(), connectionId);
            }
        }
        return frame;
    }

    private JsonNode answer(JsonNode request, String expected) {
        JsonNode ref = PactChannel.ref(message(Direction.TO_SERVER, request), request);
        String error =
                channel.role(Direction.TO_CLIENT, "error").map(Message::id).orElse("");
        Predicate<JsonNode> answers = frame -> {
            String id = read(frame).message();
            if (id == null || !(id.equals(expected) || id.equals(error))) {
                return false;
            }
            JsonNode own = PactChannel.ref(message(Direction.TO_CLIENT, frame), frame);
            return ref.isMissingNode() || own.equals(ref) || (own.isMissingNode() && id.equals(error));
        };
        return client().awaitFrame(answers);
    }

    /** Checks that a message without an answer is not refused: the connection ends in order, or lives on. */
    private void assertAccepted(JsonNode request) {
        Message message = message(Direction.TO_SERVER, request);
        if ("disconnect".equals(message.role())) {
            RawClient.Closed closed = client().awaitClosed();
            if (closed.code() != NORMAL) {
                throw new AssertionError("the server closed with " + closed + " instead of 1000");
            }
            return;
        }
        Message ping = channel.role(Direction.TO_SERVER, "ping").orElse(null);
        if (ping == null) {
            return;
        }
        send(ping.id(), Map.of());
        List<String> roles = List.of("pong", "error");
        JsonNode next = client().awaitFrame(frame -> roles.contains(role(frame)));
        if ("error".equals(role(next))) {
            throw new AssertionError("the server refuses '" + description() + "': " + next);
        }
    }

    private @Nullable String role(JsonNode frame) {
        String id = read(frame).message();
        return id == null
                ? null
                : channel.message(Direction.TO_CLIENT, id).map(Message::role).orElse(null);
    }

    private void check(PactFrame expected, JsonNode actual) {
        List<String> mismatches = expected.mismatches(actual);
        if (!mismatches.isEmpty()) {
            throw new AssertionError(
                    "'" + description() + "': the server sends " + actual + ", but " + String.join("; ", mismatches));
        }
        CheckedMessage read = read(actual);
        if (!read.violations().isEmpty()) {
            throw new AssertionError("'" + description() + "': the server sends " + actual
                    + ", which breaks the contract: " + read.violations());
        }
    }

    private CheckedMessage read(JsonNode frame) {
        return channel.read(Direction.TO_CLIENT, frame.toString());
    }

    private String id(Direction direction, JsonNode frame) {
        CheckedMessage read = channel.read(direction, frame.toString());
        if (read.message() == null || !read.violations().isEmpty()) {
            throw new AssertionError("'" + description() + "' is not what the contract says: " + read.violations()
                    + " in " + frame + "; write the pact again");
        }
        return read.message();
    }

    private Message message(Direction direction, JsonNode frame) {
        String id =
                Objects.requireNonNull(channel.read(direction, frame.toString()).message(), frame.toString());
        return channel.message(direction, id).orElseThrow();
    }

    private RawClient client() {
        if (client == null) {
            throw new AssertionError("the state '" + PactFiles.state(interaction) + "' of '" + description()
                    + "' does not connect; call open or connect in its method");
        }
        return client;
    }

    /** Ends the connection, if there is one. JUnit calls it after the test. */
    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}

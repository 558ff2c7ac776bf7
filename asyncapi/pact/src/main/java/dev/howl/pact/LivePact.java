package dev.howl.pact;

import au.com.dius.pact.core.model.V4Interaction;
import dev.howl.runtime.Direction;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An interaction of a pact, to be verified against a live server, see {@link HowlPactProvider}. Methods that wait give up
 * after 30 s with an {@link AssertionError}. Not thread-safe.
 */
public final class LivePact implements AutoCloseable {
    private final PactChannel channel;
    private final V4Interaction interaction;
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private @Nullable LiveConnection connection;

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
        connection = new LiveConnection(channel, uri, headers);
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
        connection().awaitInitial();
    }

    /**
     * Sends a message of the client.
     *
     * @param message its id
     * @param payload what handlers see of it, without the id of the connection
     */
    public void send(String message, Map<String, ?> payload) {
        connection().send(message, payload);
    }

    /** Sends a text message of the client. */
    public void sendText(String text) {
        connection().client().send(text);
    }

    /** Sends the binary message of the client. The bytes are copied. */
    public void sendBytes(byte[] content) {
        connection().client().sendBytes(content);
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

    /** Waits for a message of the server, and takes the oldest one; a missing node if it is not JSON. */
    public JsonNode await(String message) {
        return await(message, frame -> true);
    }

    /** Waits for a JSON message of the server for which a condition holds, and takes the oldest one. */
    public JsonNode await(String message, Predicate<? super JsonNode> condition) {
        return PactChannel.json(connection().await(message, frame -> condition.test(PactChannel.json(frame))));
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
        new LiveVerification(channel, interaction, connection(), replaced).run();
    }

    private LiveConnection connection() {
        if (connection == null) {
            throw new AssertionError("the state '" + PactFiles.state(interaction) + "' of '" + description()
                    + "' does not connect; call open or connect in its method");
        }
        return connection;
    }

    /** Ends the connection, if there is one. JUnit calls it after the test. */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}

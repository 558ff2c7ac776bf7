package dev.howl.testkit.mock;

import dev.howl.model.Channel;
import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.CheckedMessage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A channel of a {@link ContractMock}, as tests see it. Methods that wait give up after 30 s with an {@link
 * AssertionError} that lists what was received. Thread-safe.
 */
public final class MockChannel {
    /** The name under which {@link #on} reacts to a new connection. */
    public static final String OPEN = LiveChannel.OPEN;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final LiveChannel channel;
    private final ContractMock mock;
    private volatile boolean allowed;

    MockChannel(LiveChannel channel, ContractMock mock) {
        this.channel = channel;
        this.mock = mock;
    }

    /** Returns its id in the document. */
    public String id() {
        return channel.known().id();
    }

    Channel channel() {
        return channel.known().channel();
    }

    /** Returns its address in the document, with parameters in braces; {@code /} and the id if it has none. */
    public String path() {
        return channel.known().path();
    }

    /** Returns where clients connect; parameters of the address and required ones of the query have small valid values. */
    public URI uri() {
        return uri(Map.of());
    }

    /** Returns where clients connect, with values of parameters by name. Names that the address lacks go to the query. */
    public URI uri(Map<String, String> parameters) {
        return URI.create(mock.uri() + SampleAddress.of(channel.known(), parameters));
    }

    /**
     * Returns a rule for a message of clients, which replaces an earlier one.
     *
     * @param message id of the message; {@link #OPEN} for new connections
     * @throws IllegalArgumentException if clients send no such message
     */
    public MockRule on(String message) {
        if (!message.equals(OPEN)) {
            require(channel.known().toServer(), message, "clients send");
        }
        return new MockRule(this, message);
    }

    /**
     * Sends a message, with an example or generated content: an event of a topic to its subscribers, any other message
     * to all connections.
     *
     * @throws IllegalArgumentException if the server sends no such message
     */
    public void push(String message) {
        channel.steps().run(List.of(pushing(message, null)));
    }

    /**
     * Sends a message with this content; position and correlation id are filled in.
     *
     * @param content a JSON value; the text itself of a message that is no JSON
     * @throws IllegalArgumentException if the server sends no such message, or the content is not valid
     */
    public void push(String message, String content) {
        channel.steps().run(List.of(pushing(message, content)));
    }

    /** Loses events of a topic, and tells its subscribers with a gap. */
    public void gap(String topic) {
        channel.steps().run(List.of(new MockStep.Skip(topic)));
    }

    /** Begins a new epoch of all topics, so that clients that resume get a gap. */
    public void newEpoch() {
        channel.topics().newEpoch();
    }

    /** Tells all clients to connect again after a time, and that they are closed at the deadline. */
    public void moving(Duration after, Duration deadline) {
        channel.steps().run(List.of(new MockStep.Move(after, deadline)));
    }

    /** Closes all connections. */
    public void close(int code) {
        channel.steps().run(List.of(new MockStep.End(code)));
    }

    /** Resets all connections (RST), as a broken network does. */
    public void cut() {
        channel.steps().run(List.of(new MockStep.Reset()));
    }

    /** Returns the messages that arrived, valid or not, oldest first. */
    public List<PeerMessage> received() {
        return channel.history().received();
    }

    /** Returns the messages of one id that arrived, oldest first. */
    public List<PeerMessage> received(String message) {
        require(channel.known().toServer(), message, "clients send");
        return received().stream()
                .filter(each -> message.equals(each.message()))
                .toList();
    }

    /** Waits for a message that was not waited for before. */
    public PeerMessage await(String message) {
        return await(message, TIMEOUT);
    }

    /** Waits for a message that was not waited for before, at most for this time. */
    public PeerMessage await(String message, Duration timeout) {
        require(channel.known().toServer(), message, "clients send");
        return await(each -> message.equals(each.message()), "message '" + message + "'", timeout);
    }

    /** Waits for a message for which a condition holds, and which was not waited for before. */
    public PeerMessage await(Predicate<PeerMessage> condition) {
        return await(condition, "message that fits the condition", TIMEOUT);
    }

    private PeerMessage await(Predicate<PeerMessage> condition, String what, Duration timeout) {
        try {
            return channel.history()
                    .take(condition, timeout)
                    .orElseThrow(() -> new AssertionError("no " + what + " within " + timeout + "; received were\n"
                            + lines(channel.history().received())));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until this many connections are open. */
    public void awaitConnections(int count) {
        awaitHistory(
                history -> history.open() == count,
                count + " open connections, but there are " + channel.history().open());
    }

    /** Waits until this many subscriptions to a topic exist. */
    public void awaitSubscriptions(String topic, int count) {
        if (!Await.holds(TIMEOUT, () -> channel.topics().subscriptions(topic) == count)) {
            throw new AssertionError("not within " + TIMEOUT + ": " + count + " subscriptions to '" + topic + "'");
        }
    }

    private void awaitHistory(Predicate<History> condition, String what) {
        try {
            if (!channel.history().await(condition, TIMEOUT)) {
                throw new AssertionError("not within " + TIMEOUT + ": " + what);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", cause);
    }

    /** Returns what clients did that the contract forbids. */
    public List<MockViolation> violations() {
        return channel.history().violations();
    }

    /** Lets clients break the contract until the end of the test. */
    public void allowViolations() {
        allowed = true;
    }

    void assertClean() {
        List<MockViolation> found = violations();
        if (!allowed && !found.isEmpty()) {
            throw new AssertionError("clients broke the contract on channel '" + id()
                    + "' (allowViolations() allows it):\n" + lines(found));
        }
    }

    void reset() {
        allowed = false;
        channel.reset();
    }

    void rule(String message, Rule rule) {
        channel.rule(message, rule);
    }

    MockStep.Push pushing(String message, @Nullable String content) {
        require(channel.known().toClient(), message, "the server sends");
        JsonNode json = content == null ? null : content(message, content);
        return new MockStep.Push(message, json);
    }

    private JsonNode content(String message, String content) {
        if (channel.known().conformance().validator().isBinary(message)) {
            throw new IllegalArgumentException("message '" + message + "' is binary; push it without a content");
        }
        boolean text = channel.known().conformance().validator().isText(message);
        JsonNode json = text ? JsonNodeFactory.instance.stringNode(content) : parsed(content);
        List<String> problems =
                channel.known().conformance().validator().validate(Direction.TO_CLIENT, message, json).stream()
                        .map(Object::toString)
                        .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the content breaks the schema of message '" + message + "': "
                    + String.join("; ", problems) + "; invalid(keyword) sends invalid messages");
        }
        return json;
    }

    MockStep.Answer answer(String messageOrJson) {
        if (channel.known().toClient().containsKey(messageOrJson)) {
            return new MockStep.Answer(messageOrJson, null);
        }
        CheckedMessage checked = channel.known().conformance().read(Direction.TO_CLIENT, messageOrJson);
        if (checked.message() == null || !checked.violations().isEmpty()) {
            throw new IllegalArgumentException("'" + messageOrJson + "' is neither the id of a message that the server"
                    + " sends (" + String.join(", ", channel.known().toClient().keySet())
                    + ") nor a valid frame: " + checked.violations());
        }
        return new MockStep.Answer(checked.message(), checked.content());
    }

    private static JsonNode parsed(String content) {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the content is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void require(Map<String, ?> messages, String message, String who) {
        if (!messages.containsKey(message)) {
            throw new IllegalArgumentException(who + " no message '" + message + "' on this channel, but: "
                    + String.join(", ", messages.keySet()));
        }
    }

    private static String lines(List<?> all) {
        return all.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
    }
}

package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The reactions of a mock to one message of clients. Each method adds to the current reaction; {@link #then} begins the
 * next one. The rule is in force from the first method on; the last reaction stays in force. A reaction that neither
 * replies nor closes also gives the usual reply. Not thread-safe.
 *
 * <pre>{@code
 * shop.on("place_order").delay(Duration.ofMillis(200)).reply("order_refused").then().close(1011).thenReply();
 * }</pre>
 */
public final class MockRule {
    private final MockChannel channel;
    private final String message;
    private final List<Turn> turns = new ArrayList<>();
    private final List<MockStep> steps = new ArrayList<>();
    private int times = 1;

    MockRule(MockChannel channel, String message) {
        this.channel = channel;
        this.message = message;
    }

    /** Gives the usual reply: the next example of the document, or a generated message. */
    public MockRule reply() {
        return add(MockStep.Answer.USUAL);
    }

    /**
     * Replies with a message.
     *
     * @param messageOrJson the id of a message of the server, whose next example or generated content is sent; or the
     *     JSON of a frame, whose correlation id is filled in
     * @throws IllegalArgumentException if it is neither
     */
    public MockRule reply(String messageOrJson) {
        return add(channel.answer(messageOrJson));
    }

    /**
     * Replies with a frame, whose correlation id is filled in.
     *
     * @throws IllegalArgumentException if it is no valid message of the server
     */
    public MockRule reply(JsonNode frame) {
        return add(channel.answer(frame.toString()));
    }

    /**
     * Refuses the message with the error message of the contract ({@code x-howl-role: error}).
     *
     * @param code the error code
     */
    public MockRule error(String code) {
        return add(new MockStep.Refuse(code));
    }

    /**
     * Sends another message, too.
     *
     * @throws IllegalArgumentException if the server has no such message
     */
    public MockRule push(String other) {
        return add(channel.pushing(other, null));
    }

    /** Waits before the next step. */
    public MockRule delay(Duration time) {
        return add(new MockStep.Wait(time));
    }

    /** Sends no reply. */
    public MockRule drop() {
        return add(new MockStep.Misbehave(new Misbehaviour.Drop()));
    }

    /** Sends the reply twice. */
    public MockRule duplicate() {
        return add(new MockStep.Misbehave(new Misbehaviour.Duplicate()));
    }

    /** Sends the reply after the next message of the connection, or after a second without one. */
    public MockRule reorder() {
        return add(new MockStep.Misbehave(new Misbehaviour.Reorder()));
    }

    /** Sends half of the reply's frame, then ends the TCP connection without a Close. */
    public MockRule truncate() {
        return add(new MockStep.Misbehave(new Misbehaviour.Truncate()));
    }

    /**
     * Sends a reply that violates its schema.
     *
     * @param keyword of JSON Schema, such as {@code maxLength}
     */
    public MockRule invalid(String keyword) {
        return add(new MockStep.Misbehave(new Misbehaviour.Invalid(keyword)));
    }

    /** Closes the connection instead of replying; after a reply, closes it then. */
    public MockRule close(int code) {
        return add(new MockStep.End(new Misbehaviour.Close(code).code()));
    }

    /** Makes the connection half-open: nothing is sent any more, not even a Pong or a Close. */
    public MockRule halfOpen() {
        return add(new MockStep.Silence());
    }

    /** Resets the connection (RST) instead of replying. */
    public MockRule reset() {
        return add(new MockStep.Reset());
    }

    /** Sets the number of messages that get the current reaction before the next one is in force; 1 by default. */
    public MockRule times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a reaction is for at least one message, but is for " + count);
        }
        times = count;
        return update();
    }

    /** Begins the next reaction. */
    public MockRule then() {
        turns.add(new Turn(steps, times));
        steps.clear();
        times = 1;
        return this;
    }

    /** Behaves from the next message on: gives the usual reply. */
    public void thenReply() {
        then().update();
    }

    private MockRule add(MockStep step) {
        steps.add(step);
        return update();
    }

    private MockRule update() {
        List<Turn> all = new ArrayList<>(turns);
        all.add(new Turn(steps, times));
        channel.rule(message, new Rule(all));
        return this;
    }
}

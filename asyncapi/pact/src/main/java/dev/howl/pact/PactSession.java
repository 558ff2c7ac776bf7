package dev.howl.pact;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ClientTap;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.testkit.Await;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.mock.MockChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A generated client that is connected to a mock through a recorder: what travels, and what the client hands over.
 *
 * @param <C> type of the generated client
 */
final class PactSession<C> implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PactChannel channel;
    private final MockChannel mock;
    private final Recorder recorder;
    private final List<Message> handed = new CopyOnWriteArrayList<>();
    private final ClientTap<C> tap;
    private final FrameCodec received;
    private final FrameCodec sent;
    /** Frames of earlier sessions end here. */
    private final long start;

    PactSession(PactChannel channel, MockChannel mock, Recorder recorder, ClientBuilder<C> builder) {
        this.channel = channel;
        this.mock = mock;
        this.recorder = recorder;
        this.start = last();
        this.tap = ClientTap.start(builder, handed::add);
        this.received = FrameCodec.ofClient(tap.spec());
        this.sent = FrameCodec.ofServer(tap.spec());
    }

    PactChannel channel() {
        return channel;
    }

    MockChannel mock() {
        return mock;
    }

    ClientTap<C> tap() {
        return tap;
    }

    /** Returns whether the generated client has a class for a message of clients. */
    boolean sends(dev.howl.model.Message message) {
        return tap.spec().clientMessages().stream().anyMatch(spec -> spec.name().equals(message.id()));
    }

    /** Returns the number of the last frame so far. */
    long last() {
        List<RecordedFrame> frames = recorder.frames();
        return frames.isEmpty() ? 0 : frames.get(frames.size() - 1).sequence();
    }

    /** Waits for the first valid frame of a message in this session. */
    JsonNode first(Direction direction, String message) {
        return first(direction, message, Duration.ZERO);
    }

    /** Waits for the first valid frame of a message in this session, longer than usually. */
    JsonNode first(Direction direction, String message, Duration longer) {
        return next(direction, message, start, PATIENCE.plus(longer), frame -> true);
    }

    /**
     * Waits for a valid frame of a message.
     *
     * @param after the number of the frame after which it comes
     * @param condition evaluated on the recorder's thread
     */
    JsonNode next(Direction direction, String message, long after, Predicate<JsonNode> condition) {
        return next(direction, message, after, PATIENCE, condition);
    }

    private JsonNode next(
            Direction direction, String message, long after, Duration patience, Predicate<JsonNode> condition) {
        RecordedFrame frame = recorder.awaitFrame(
                each -> each.sequence() > after
                        && each.direction() == direction
                        && each.violations().isEmpty()
                        && is(direction, message, each.text(), condition),
                patience);
        return Objects.requireNonNull(channel.read(direction, frame.text()).content());
    }

    /** Returns the valid frames of a message so far that came after another one, in order. */
    List<JsonNode> frames(Direction direction, String message, long after) {
        return recorder.frames(direction).stream()
                .filter(frame -> frame.sequence() > after && frame.violations().isEmpty())
                .filter(frame -> is(direction, message, frame.text(), content -> true))
                .map(frame -> Objects.requireNonNull(
                        channel.read(direction, frame.text()).content()))
                .toList();
    }

    private boolean is(Direction direction, String message, String text, Predicate<JsonNode> condition) {
        CheckedMessage read = channel.read(direction, text);
        JsonNode content = read.content();
        return message.equals(read.message()) && content != null && condition.test(content);
    }

    /** Waits for a message of the client without a role, valid or not, after a frame. */
    void awaitSent(long after) {
        Await.until("the client sends something", () -> recorder.frames(Direction.TO_SERVER).stream()
                .filter(frame -> frame.sequence() > after && frame.fin())
                .anyMatch(frame -> {
                    String message =
                            channel.read(Direction.TO_SERVER, frame.text()).message();
                    return message == null
                            || channel.message(Direction.TO_SERVER, message)
                                    .filter(known -> known.role() != null)
                                    .isEmpty();
                }));
    }

    /** Waits until the client has handed over what a frame says. */
    void awaitHanded(String what, JsonNode frame) {
        Message expected = decoded(frame);
        Await.until("the client hands over " + what, () -> handed.contains(expected));
    }

    /** Returns the message of the server that a frame is, as the client has it. */
    Message decoded(JsonNode frame) {
        try {
            return received.decode(received.read(frame.toString()));
        } catch (CodedException e) {
            throw new AssertionError("the client cannot read " + frame + ": " + e.getMessage(), e);
        }
    }

    /** Returns the message of a client that a frame is, as the client has it. */
    Message built(JsonNode frame) {
        return sent.decode(sent.read(frame.toString()));
    }

    @Override
    public void close() {
        tap.connection().close();
    }
}

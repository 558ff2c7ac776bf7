package dev.howl.pact;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ClientTap;
import dev.howl.instances.FrameContent;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.testkit.Await;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.mock.MockChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A generated client that is connected to a mock through a recorder: what travels, and what the client hands over.
 *
 * @param <C> type of the generated client
 */
final class PactSession<C> implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Frames that a failure shows. */
    private static final int SHOWN = 10;

    private final PactChannel channel;
    private final MockChannel mock;
    private final Recorder recorder;
    private final SeenMessages seen;
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
        this.seen = new SeenMessages(channel, recorder);
        this.start = seen.last();
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
        return seen.last();
    }

    /** Waits for the first valid frame of a message in this session. */
    FrameContent first(Direction direction, String message) {
        return first(direction, message, Duration.ZERO);
    }

    /** Waits for the first valid frame of a message in this session, longer than usually. */
    FrameContent first(Direction direction, String message, Duration longer) {
        return next(direction, message, start, PATIENCE.plus(longer), frame -> true);
    }

    /**
     * Waits for a valid frame of a message.
     *
     * @param after the number of the frame after which it comes
     */
    FrameContent next(Direction direction, String message, long after, Predicate<FrameContent> condition) {
        return next(direction, message, after, PATIENCE, condition);
    }

    private FrameContent next(
            Direction direction, String message, long after, Duration patience, Predicate<FrameContent> condition) {
        Supplier<Optional<FrameContent>> found = () ->
                frames(direction, message, after).stream().filter(condition).findFirst();
        Await.holds(patience, () -> found.get().isPresent());
        return found.get()
                .orElseThrow(() -> new AssertionError("no valid frame of message '" + message + "' within " + patience
                        + "; the last frames were\n" + lastFrames()));
    }

    private String lastFrames() {
        List<RecordedFrame> frames = recorder.frames();
        return frames.subList(Math.max(0, frames.size() - SHOWN), frames.size()).stream()
                .map(RecordedFrame::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Returns the valid frames of a message so far that came after another one, in order. */
    List<FrameContent> frames(Direction direction, String message, long after) {
        return seen.all().stream()
                .filter(each -> each.is(direction, message, after))
                .map(SeenMessage::content)
                .toList();
    }

    /** Waits for a message of the client without a role, valid or not, after a frame. */
    void awaitSent(long after) {
        Await.until("the client sends something", () -> seen.all().stream()
                .filter(each -> each.sequence() > after && each.direction() == Direction.TO_SERVER)
                .map(each -> each.read().message())
                .anyMatch(message -> message == null
                        || channel.message(Direction.TO_SERVER, message)
                                .filter(known -> known.role() != null)
                                .isEmpty()));
    }

    /** Waits until the client has handed over what a frame says. */
    void awaitHanded(String what, FrameContent frame) {
        Message expected = decoded(frame);
        Await.until("the client hands over " + what, () -> handed.contains(expected));
    }

    /** Returns the message of the server that a frame is, as the client has it. */
    Message decoded(FrameContent frame) {
        try {
            return decoded(received, frame);
        } catch (CodedException e) {
            throw new AssertionError("the client cannot read " + frame + ": " + e.getMessage(), e);
        }
    }

    /** Returns the message of a client that a frame is, as the client has it. */
    Message built(FrameContent frame) {
        return decoded(sent, frame);
    }

    private static Message decoded(FrameCodec codec, FrameContent frame) {
        Frame read = frame.isBinary()
                ? codec.readBinary(frame.bytes())
                        .orElseThrow(() -> new AssertionError("the client has no binary message in this direction"))
                : codec.read(frame.text());
        return codec.decode(read);
    }

    @Override
    public void close() {
        tap.connection().close();
    }
}

package dev.howl.testkit.conformance.session;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.client.Received;
import dev.howl.testkit.conformance.client.WireFault;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.conformance.result.TrafficLine.Origin;
import dev.howl.testkit.wire.Opcode;
import dev.howl.validation.Violation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection that checks everything that arrives on it: RFC 6455, schemas, and the positions of events. What is wrong
 * goes to the log; the caller sees the messages that may answer it. Not thread-safe.
 */
public final class ProbeSession implements AutoCloseable {
    private static final int MAX_TRAFFIC = 30;
    private static final int MAX_LATE = 300;

    private final SessionContext context;
    private final ProbeSocket socket;
    private final Deque<TrafficLine> traffic = new ArrayDeque<>();
    /** Correlation ids of the server's requests that were answered; the oldest are forgotten. */
    private final RecentRefs served = new RecentRefs();

    private final PositionRules positions = new PositionRules();
    private @Nullable String connectionId;
    private boolean initialAwaited;
    private int late;
    private long lastSent = System.nanoTime();
    private Incoming.@Nullable Ended ended;

    ProbeSession(SessionContext context, ProbeSocket socket) {
        this.context = context;
        this.socket = socket;
        this.initialAwaited = context.protocol().role("initial").isPresent();
    }

    /** Returns the id that the server gave the connection, {@code null} if the protocol has none. */
    public @Nullable String connectionId() {
        return connectionId;
    }

    /** Returns the positions of its subscriptions. */
    public PositionRules positions() {
        return positions;
    }

    /** Returns the last frames, oldest first. */
    public List<TrafficLine> traffic() {
        return List.copyOf(traffic);
    }

    /** Returns the end of the connection, {@code null} while it is open. */
    public Incoming.@Nullable Ended ended() {
        return ended;
    }

    /** Adds a line to the traffic that findings show. */
    public void note(TrafficLine line) {
        traffic.add(line);
        if (traffic.size() > MAX_TRAFFIC) {
            traffic.remove();
        }
    }

    /**
     * Sends a frame when the pace allows it.
     *
     * @return {@code false} if the connection has broken; the next {@link #next} says how
     */
    public boolean send(FrameContent content) {
        context.pacer().await();
        lastSent = System.nanoTime();
        note(new TrafficLine(Origin.CLIENT, content.text()));
        try {
            socket.sendFrame(true, 0, content.isBinary() ? Opcode.BINARY : Opcode.TEXT, content.bytes());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the time since the last message was sent. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSent);
    }

    /** Returns the connection, to send what is no message. */
    public ProbeSocket socket() {
        return socket;
    }

    /**
     * Waits for the next event.
     *
     * @param wait zero or less for what has arrived already; of that, a bounded number in a row
     * @return empty if there is none in time
     */
    public Optional<Incoming> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            // A server that never stops sending must not keep a caller whose time is over.
            late = left <= 0 ? late + 1 : 0;
            if (late > MAX_LATE) {
                late = 0;
                return Optional.empty();
            }
            Optional<Received> received = socket.receive(Duration.ofNanos(left));
            if (received.isEmpty()) {
                return Optional.empty();
            }
            Optional<Incoming> incoming = incoming(received.get());
            if (incoming.isPresent()) {
                return incoming;
            }
        }
    }

    private Optional<Incoming> incoming(Received received) {
        if (received instanceof Received.Fault fault) {
            context.log().fail(diagnosis(fault.fault()), fault.fault().sentence(), traffic());
            return Optional.empty();
        }
        if (received instanceof Received.End end) {
            note(new TrafficLine(
                    Origin.SERVER, "Close " + end.code() + (end.reason().isEmpty() ? "" : ": " + end.reason())));
            Incoming.Ended last = new Incoming.Ended(end.code(), end.reason());
            ended = last;
            context.sawClose(end.code());
            return Optional.of(last);
        }
        if (received instanceof Received.Pong pong) {
            return Optional.of(new Incoming.PongSeen(pong.payload()));
        }
        JudgedFrame frame = received instanceof Received.Text text
                ? context.judge().text(text.text())
                : binary(((Received.Binary) received).bytes());
        note(new TrafficLine(Origin.SERVER, frame.text()));
        return judged(frame);
    }

    private JudgedFrame binary(byte[] bytes) {
        JudgedFrame binary = context.judge().binary(bytes);
        JudgedFrame text = context.judge().text(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        if (binary.violations().isEmpty()
                || text.messages().isEmpty()
                || !text.violations().isEmpty()) {
            return binary;
        }
        note(new TrafficLine(Origin.SERVER, text.text()));
        context.log()
                .fail(
                        Diagnosis.WRONG_FRAME_KIND,
                        "the message " + text.name() + " comes in a binary frame; its content type is text",
                        traffic());
        return text;
    }

    private static Diagnosis diagnosis(WireFault fault) {
        return switch (fault.kind()) {
            case HANDSHAKE -> Diagnosis.HANDSHAKE;
            case FRAMING -> Diagnosis.FRAMING;
            case UTF_8 -> Diagnosis.INVALID_UTF8;
            case FLOOD -> Diagnosis.FLOOD;
        };
    }

    private Optional<Incoming> judged(JudgedFrame frame) {
        if (frame.messages().isEmpty()) {
            context.log()
                    .fail(
                            Diagnosis.UNKNOWN_MESSAGE,
                            "the server sends a message that is not in the contract: " + words(frame.violations()),
                            traffic());
            return Optional.empty();
        }
        if (!frame.violations().isEmpty()) {
            context.log()
                    .fail(
                            Diagnosis.SCHEMA,
                            "the message " + frame.name() + " violates its schema: " + words(frame.violations()),
                            traffic());
        }
        early(frame);
        context.saw(frame);
        if (frame.frame() != null) {
            roles(frame, frame.frame());
        }
        if (frame.violations().isEmpty()) {
            answer(frame);
        }
        return Optional.of(new Incoming.Judged(frame));
    }

    /** Answers a request of the server. */
    private void answer(JudgedFrame frame) {
        context.requests()
                .answer(frame, connectionId, context.pacer().sent() + 1)
                .ifPresent(reply -> {
                    if (reply.ref() != null) {
                        served.add(reply.ref());
                    }
                    if (send(reply.content())) {
                        context.answered(reply);
                    }
                });
    }

    /** Returns whether the client has answered a request of the server with this correlation id. */
    public boolean hasAnswered(String ref) {
        return served.contains(ref);
    }

    private static String words(List<Violation> violations) {
        return violations.stream().limit(4).map(Violation::toString).collect(Collectors.joining("; "));
    }

    private void early(JudgedFrame frame) {
        if (initialAwaited && !frame.hasRole("initial")) {
            context.log()
                    .fail(
                            Diagnosis.EARLY_MESSAGE,
                            "the message " + frame.name() + " comes before '"
                                    + context.protocol()
                                            .role("initial")
                                            .map(Message::id)
                                            .orElse("")
                                    + "', which opens the session",
                            traffic());
        }
        initialAwaited = false;
    }

    private void roles(JudgedFrame frame, JsonNode json) {
        JsonNode content = context.protocol().content(json);
        if (frame.hasRole("initial")) {
            connectionId = content.path("id").asString(null);
        } else if (frame.hasRole("subscribed")) {
            positions.subscribe(content);
        } else if (frame.hasRole("unsubscribed")) {
            positions.unsubscribe(content);
        } else if (frame.hasRole("gap")) {
            report(positions.gap(content));
        } else if (context.isEvent(frame)) {
            JsonNode position = json.has("position") ? json.path("position") : content.path("position");
            if (position.path("seq").isIntegralNumber()
                    && ChannelProtocol.correlation(frame.messages().get(0), json) == null) {
                report(positions.event(position));
            }
        }
    }

    private void report(Optional<String> problem) {
        problem.ifPresent(sentence -> context.log().fail(Diagnosis.POSITION, sentence, traffic()));
    }

    /** Closes the socket without a Close frame. */
    @Override
    public void close() {
        socket.close();
    }
}

package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.Incoming;
import dev.howl.testkit.conformance.session.JudgedFrame;
import dev.howl.testkit.conformance.session.ProbeSession;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.conformance.session.SessionOpener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Requests and answers on one session, told together by correlation ids or by their order. Not thread-safe. */
final class Conversation implements AutoCloseable {
    private final SessionContext context;
    private final ChannelProtocol protocol;
    private final ProbeSession session;
    private Consumer<JudgedFrame> listener = frame -> {};
    private final RefHistory refs = new RefHistory();
    private boolean abandoned;

    /** An answer and the request to which it belongs. */
    record Match(Expectation request, Answer answer) {}

    private Conversation(SessionContext context, ProbeSession session) {
        this.context = context;
        this.protocol = context.protocol();
        this.session = session;
    }

    /** Opens a session that is ready for requests; empty if the server does not let it, which the log says. */
    static Optional<Conversation> open(SessionOpener opener) {
        return opener.open().map(session -> new Conversation(opener.context(), session));
    }

    /** Opens a session on which the client has not said anything. */
    static Optional<Conversation> openUnconnected(SessionOpener opener) {
        return opener.openUnconnected().map(session -> new Conversation(opener.context(), session));
    }

    ProbeSession session() {
        return session;
    }

    boolean isOpen() {
        return !abandoned && session.ended() == null;
    }

    RefHistory refs() {
        return refs;
    }

    /** Returns a valid frame with what the session fills in. */
    JsonNode filled(Message message, JsonNode frame) {
        return filled(message, frame, Set.of());
    }

    /** Returns a valid frame with what the session fills in, except at some places. */
    JsonNode filled(Message message, JsonNode frame, Set<JsonPointer> fixed) {
        return context.filler()
                .filled(message, frame, session.connectionId(), context.pacer().sent() + 1, fixed);
    }

    /** Returns an invalid frame with what the session fills in beside the value at a pointer. */
    JsonNode filledInvalid(Message message, JsonNode frame, String pointer) {
        return context.filler()
                .filledBeside(
                        message,
                        frame,
                        pointer,
                        session.connectionId(),
                        context.pacer().sent() + 1);
    }

    /** Sends a valid message, and returns what answers it. */
    Expectation send(Message message, FrameContent content) {
        session.send(content);
        return new Expectation(message, ref(message, content), protocol.replies(message));
    }

    private static @Nullable String ref(Message message, FrameContent content) {
        return content instanceof FrameContent.Json json ? ChannelProtocol.correlation(message, json.value()) : null;
    }

    /**
     * Waits for the answer to one of several requests.
     *
     * @return empty if there is none in time
     */
    Optional<Match> await(List<Expectation> open, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Incoming> next = session.next(Duration.ofNanos(deadline - System.nanoTime()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get() instanceof Incoming.Ended ended) {
                return open.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Match(open.get(0), new Answer.Closed(ended.code(), ended.reason())));
            }
            if (next.get() instanceof Incoming.Judged judged) {
                Optional<Match> match = match(judged.frame(), open);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
    }

    /**
     * Ends the wait for an answer, so that one which comes late is not taken for that of another request: without a
     * correlation id, by leaving the session.
     */
    void giveUp(Expectation request) {
        refs.unanswered(request);
        abandoned |= request.ref() == null;
    }

    /** Leaves the session, which the server may still end. */
    void leave() {
        abandoned = true;
    }

    /** Reads for a while; an answer that comes is one too many. */
    void settle(Duration wait) {
        await(List.of(), wait);
    }

    /** Returns whether the server answers a Ping of the WebSocket protocol. */
    boolean pings(Duration wait) {
        String payload = "ping-" + context.pacer().sent();
        try {
            session.socket().sendFrame(true, 0, 9, payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Incoming> next = session.next(Duration.ofNanos(deadline - System.nanoTime()));
            if (next.isEmpty() || next.get() instanceof Incoming.Ended) {
                return false;
            }
            if (next.get() instanceof Incoming.PongSeen pong && pong.payload().equals(payload)) {
                return true;
            }
            if (next.get() instanceof Incoming.Judged judged) {
                match(judged.frame(), List.of());
            }
        }
    }

    /** Sets who is told of every message that arrives. */
    void listener(Consumer<JudgedFrame> other) {
        listener = other;
    }

    private Optional<Match> match(JudgedFrame frame, List<Expectation> open) {
        listener.accept(frame);
        boolean error = frame.hasRole("error");
        boolean reply = frame.messages().stream().anyMatch(protocol::isReply);
        if (!error && !reply) {
            return Optional.empty();
        }
        Message message = frame.messages().get(0);
        if (ChannelProtocol.correlation(message).isEmpty()) {
            return inOrder(frame, error, open);
        }
        String ref = ChannelProtocol.correlation(message, frame.frame());
        return ref == null ? withoutRef(frame, error, open) : withRef(frame, ref, error, open);
    }

    private Optional<Match> withRef(JudgedFrame frame, String ref, boolean error, List<Expectation> open) {
        for (Expectation request : open) {
            if (ref.equals(request.ref())) {
                return Optional.of(matched(request, frame, error));
            }
        }
        Optional<String> before = refs.answer(ref);
        if (before.isPresent()) {
            fail(
                    Diagnosis.UNEXPECTED_REPLY,
                    "a second answer to '" + ref + "' comes: " + frame.name() + "; the first was " + before.get());
            return Optional.empty();
        }
        if (refs.comesLate(ref, frame.name()) || (error && refs.tellsLate(ref, frame.name()))) {
            return Optional.empty();
        }
        for (Expectation request : open) {
            if (error || frame.oneOf(request.replies()).isPresent()) {
                if (request.ref() != null) {
                    fail(
                            Diagnosis.WRONG_CORRELATION,
                            "the answer " + frame.name() + " to '"
                                    + request.request().id() + "' has the correlation id '" + ref
                                    + "'; the request has '" + request.ref() + "'");
                }
                return Optional.of(matched(request, frame, error));
            }
        }
        if (error && session.hasAnswered(ref)) {
            ErrorRules.refusedReply(this, protocol, frame, ref);
        } else if (frame.messages().stream().noneMatch(protocol::isPush)) {
            fail(
                    Diagnosis.UNEXPECTED_REPLY,
                    "the answer " + frame.name() + " comes to '" + ref
                            + "', which no request has as its correlation id");
        }
        return Optional.empty();
    }

    private Optional<Match> withoutRef(JudgedFrame frame, boolean error, List<Expectation> open) {
        if (error) {
            return open.isEmpty() ? Optional.empty() : Optional.of(matched(open.get(0), frame, true));
        }
        if (frame.messages().stream().anyMatch(protocol::isPush) || frame.hasRole("unsubscribed")) {
            return Optional.empty();
        }
        for (Expectation request : open) {
            if (frame.oneOf(request.replies()).isPresent()) {
                if (request.ref() != null) {
                    fail(
                            Diagnosis.WRONG_CORRELATION,
                            "the answer " + frame.name() + " to '"
                                    + request.request().id() + "' has no correlation id; the request has '"
                                    + request.ref() + "'");
                }
                return Optional.of(matched(request, frame, false));
            }
        }
        return unexpected(frame);
    }

    /** Matches an answer where frames have no correlation ids, so that answers come in the order of the requests. */
    private Optional<Match> inOrder(JudgedFrame frame, boolean error, List<Expectation> open) {
        boolean push = frame.messages().stream().anyMatch(protocol::isPush);
        if (open.isEmpty()) {
            return error || push ? Optional.empty() : unexpected(frame);
        }
        // A reply does not belong to a request that has none, but to the probe behind it.
        Expectation first = open.stream()
                .filter(request -> error || !request.replies().isEmpty())
                .findFirst()
                .orElse(open.get(0));
        if (error || frame.oneOf(first.replies()).isPresent()) {
            return Optional.of(matched(first, frame, error));
        }
        if (push) {
            return Optional.empty();
        }
        return Optional.of(matched(first, frame, false));
    }

    private Optional<Match> unexpected(JudgedFrame frame) {
        fail(Diagnosis.UNEXPECTED_REPLY, "the answer " + frame.name() + " comes without a request that is open");
        return Optional.empty();
    }

    private Match matched(Expectation request, JudgedFrame frame, boolean error) {
        refs.answered(request.ref(), frame.name());
        if (error) {
            JsonNode json = frame.frame();
            JsonNode content = json == null ? MissingNode.getInstance() : protocol.content(json);
            return new Match(request, new Answer.Refused(frame, content));
        }
        return new Match(request, new Answer.Replied(frame));
    }

    void fail(Diagnosis diagnosis, String sentence) {
        context.log().fail(diagnosis, sentence, session.traffic());
    }

    /** Returns whether the current case has a finding that fails the run. */
    boolean failed() {
        return context.log().failed();
    }

    void note(Diagnosis diagnosis, String sentence) {
        context.log().note(diagnosis, sentence, session.traffic());
    }

    @Override
    public void close() {
        session.close();
    }
}

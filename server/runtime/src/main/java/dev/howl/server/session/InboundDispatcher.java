package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Futures;
import dev.howl.runtime.Message;
import dev.howl.runtime.Role;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inbound pipeline of a session: it decodes and validates messages, then executes their role or calls their
 * handler.
 */
final class InboundDispatcher<S> {
    private static final Logger LOG = LoggerFactory.getLogger(InboundDispatcher.class);
    /** Characters of a ref that is echoed; a longer one violates the schema. */
    private static final int MAX_REF = 64;

    private final Endpoint<S> endpoint;
    private final ChannelState channel;
    private final HowlSession<S> session;
    private final SessionSubscriptions subscriptions;
    private final InboundFlowControl flowControl;
    private final SessionTokens tokens;
    private final ReplyQueue replies;
    private final SessionRequests requests;
    private final SessionErrors errors;
    private final S typedSession;
    private boolean connected;

    InboundDispatcher(
            Endpoint<S> endpoint,
            HowlSession<S> session,
            S typedSession,
            SessionSubscriptions subscriptions,
            InboundFlowControl flowControl,
            SessionTokens tokens,
            ReplyQueue replies,
            SessionRequests requests,
            SessionErrors errors) {
        this.endpoint = endpoint;
        this.channel = endpoint.channel();
        this.session = session;
        this.subscriptions = subscriptions;
        this.flowControl = flowControl;
        this.typedSession = typedSession;
        this.tokens = tokens;
        this.replies = replies;
        this.requests = requests;
        this.errors = errors;
        this.connected = channel.spec().clientMessage(Role.CONNECT).isEmpty();
    }

    void text(String message) {
        List<Frame> candidates;
        try {
            candidates = channel.codec().candidates(message);
        } catch (CodedException e) {
            errors.send(e, refOf(message));
            return;
        }
        received(candidates);
    }

    void binary(byte[] content) {
        channel.codec()
                .readBinary(content)
                .ifPresentOrElse(
                        frame -> received(List.of(frame)),
                        () -> errors.send(new CodedException(Codes.BINARY_NOT_SUPPORTED, "send text frames"), null));
    }

    private void received(List<Frame> candidates) {
        String ref = bounded(candidates.get(0).ref());
        try {
            Frame frame = Frame.firstValid(candidates, endpoint.options().validator()::validate);
            checkState(frame);
            tokens.require(frame.spec().scope());
            dispatch(frame, ref);
        } catch (CodedException e) {
            errors.send(e, ref);
        } catch (RuntimeException | Error e) {
            errors.send(internal(e, ref), ref);
        }
    }

    /** Returns the ref that an error for this message echoes; {@code null} if there is none. */
    @Nullable
    String refOf(String message) {
        return bounded(channel.codec().ref(message));
    }

    private static @Nullable String bounded(@Nullable String ref) {
        return ref == null || ref.length() > MAX_REF ? null : ref;
    }

    private void checkState(Frame frame) {
        String property = channel.spec().envelope().connectionId();
        if (property != null && frame.spec().hasProperties() && !session.id().equals(frame.text(property))) {
            throw new CodedException(
                    Codes.WRONG_ID, "'" + property + "' is not the id of this connection", pointer(property), false);
        }
        Role role = frame.spec().role();
        if (!connected && role != Role.CONNECT && role != Role.DISCONNECT && role != Role.PING) {
            throw new CodedException(Codes.NOT_CONNECTED, "send the connect message first", null, true);
        }
    }

    private void dispatch(Frame frame, @Nullable String ref) {
        Role role = frame.spec().role();
        if (role == null) {
            handle(frame, ref);
            return;
        }
        switch (role) {
            case CONNECT -> {
                connected = true;
                tokens.connect(frame, ref);
            }
            case REFRESH -> tokens.refresh(frame, ref);
            case DISCONNECT -> session.closeNow(CloseCodes.NORMAL, "");
            case PING -> session.sendIfAny(channel.frames().pong(session.id(), ref));
            case SUBSCRIBE -> subscriptions.subscribe(frame, ref, topic -> tokens.require(topic.readScope()));
            case UNSUBSCRIBE -> subscriptions.unsubscribe(frame, ref);
            default -> handle(frame, ref);
        }
    }

    private void handle(Frame frame, @Nullable String ref) {
        String answered = requests.answered(frame);
        if (answered != null) {
            requests.complete(answered, decode(frame));
            return;
        }
        Route<S> route = endpoint.routes().get(frame.spec().type());
        if (route == null && channel.spec().isAnswer(frame.spec())) {
            LOG.debug("An answer '{}' came too late", frame.spec().name());
            return;
        }
        if (route == null) {
            throw new IllegalStateException(
                    "no handler is bound to '" + frame.spec().name() + "'");
        }
        Message message = decode(frame);
        long started = System.nanoTime();
        CompletionStage<? extends Message> answer = route.handler().apply(typedSession, message);
        if (answer == null) {
            if (route.answered()) {
                throw new IllegalStateException(
                        "the handler of '" + frame.spec().name() + "' returned null instead of a stage");
            }
            route.latency().record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            return;
        }
        flowControl.requestStarted();
        // The one call on the stage: a handler may wait for it before it answers, to keep the order of its messages.
        answer.whenComplete((reply, failure) -> {
            // Encoded by the thread that completes the stage, which for a large reply is none of the event loops.
            Runnable sending = failure == null ? replying(reply, ref) : refusing(failure, ref);
            session.onLoop(() -> {
                route.latency().record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
                sending.run();
                flowControl.requestEnded();
            });
        });
    }

    /** Encodes a reply, and returns the action that sends it. */
    private Runnable replying(@Nullable Message reply, @Nullable String ref) {
        if (reply == null) {
            String problem = "the stage of a handler completed with null instead of a message";
            return refusing(new IllegalStateException(problem), ref);
        }
        try {
            ReplyFrame encoded = channel.replies().encode(reply, ref);
            return () -> replies.add(encoded, ref);
        } catch (RuntimeException | Error e) {
            return refusing(e, ref);
        }
    }

    private Runnable refusing(Throwable failure, @Nullable String ref) {
        return () -> errors.send(coded(failure, ref), ref);
    }

    private Message decode(Frame frame) {
        try {
            return channel.codec().decode(frame);
        } catch (CodedException e) {
            String payload = channel.spec().envelope().payload();
            if (payload == null || e.pointer() == null) {
                throw e;
            }
            String place = e.pointer().equals("/") ? "" : e.pointer();
            throw new CodedException(e.code(), String.valueOf(e.getMessage()), "/" + payload + place, e.retryable());
        }
    }

    static CodedException coded(Throwable failure, @Nullable String ref) {
        Throwable cause = Futures.cause(failure);
        return cause instanceof CodedException coded ? coded : internal(cause, ref);
    }

    /** Logs an unexpected failure and returns the error for the client. */
    private static CodedException internal(Throwable failure, @Nullable String ref) {
        // With the ref: the client is told to report it to the operator.
        LOG.error("Handling of a client message failed; its ref is {}", ref, failure);
        return SessionErrors.internal();
    }

    private String pointer(String property) {
        String payload = channel.spec().envelope().payload();
        return (payload == null ? "" : "/" + payload) + "/" + property;
    }
}

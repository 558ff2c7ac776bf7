package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.runtime.Role;
import dev.howl.server.transport.Frames;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a client's messages: reads, checks, does what their role says or hands them to their handler. */
final class Inbound<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    /** A longer one breaks its schema, and is not sent back. */
    private static final int MAX_REF = 64;

    private final Endpoint<S> endpoint;
    private final ChannelCore core;
    private final HowlSession<S> session;
    private final Subscriptions subscriptions;
    private final Intake intake;
    private final Tokens tokens;
    private final S view;
    private boolean connected;

    Inbound(
            Endpoint<S> endpoint,
            HowlSession<S> session,
            S view,
            Subscriptions subscriptions,
            Intake intake,
            Tokens tokens) {
        this.endpoint = endpoint;
        this.core = endpoint.core();
        this.session = session;
        this.subscriptions = subscriptions;
        this.intake = intake;
        this.view = view;
        this.tokens = tokens;
        this.connected = core.spec().clientMessage(Role.CONNECT).isEmpty();
    }

    void text(String message) {
        Frame frame;
        try {
            frame = core.codec().read(message);
        } catch (CodedException e) {
            session.refuse(e, refOf(message));
            return;
        }
        String ref = bounded(frame.ref());
        try {
            endpoint.options().check().check(frame);
            checkState(frame);
            tokens.require(frame.spec().scope());
            dispatch(frame, ref);
        } catch (CodedException e) {
            session.refuse(e, ref);
        } catch (RuntimeException | Error e) {
            session.refuse(internal(e), ref);
        }
    }

    /** What a refusal of this message echoes, {@code null} where it has nothing to echo. */
    @Nullable
    String refOf(String message) {
        return bounded(core.codec().ref(message));
    }

    private static @Nullable String bounded(@Nullable String ref) {
        return ref == null || ref.length() > MAX_REF ? null : ref;
    }

    private void checkState(Frame frame) {
        String property = core.spec().envelope().connectionId();
        if (property != null && frame.spec().hasProperties() && !session.id().equals(frame.text(property))) {
            throw new CodedException(
                    Codes.WRONG_ID,
                    "'" + property + "' is not the id that this connection was given",
                    pointer(property),
                    false);
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
            case PING -> session.sendIfAny(core.frames().pong(session.id(), ref));
            case SUBSCRIBE -> subscriptions.subscribe(frame, ref, topic -> tokens.require(topic.readScope()));
            case UNSUBSCRIBE -> subscriptions.unsubscribe(frame, ref);
            default -> handle(frame, ref);
        }
    }

    private void handle(Frame frame, @Nullable String ref) {
        Route<S> route = endpoint.routes().get(frame.spec().type());
        if (route == null) {
            throw new CodedException(Codes.NOT_IMPLEMENTED, "'" + frame.spec().wire() + "' is not there yet");
        }
        Message message = decode(frame);
        long started = System.nanoTime();
        CompletionStage<? extends Message> answer = route.handler().apply(view, message);
        if (answer == null) {
            if (route.answered()) {
                throw new IllegalStateException(
                        "the handler of '" + frame.spec().name() + "' answered null");
            }
            route.latency().record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            return;
        }
        intake.requestStarted();
        answer.whenComplete((reply, failure) -> session.onLoop(() -> {
            route.latency().record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            answer(reply, failure, ref);
            intake.requestEnded();
        }));
    }

    private Message decode(Frame frame) {
        try {
            return core.codec().decode(frame);
        } catch (CodedException e) {
            String payload = core.spec().envelope().payload();
            if (payload == null || e.pointer() == null) {
                throw e;
            }
            String place = e.pointer().equals("/") ? "" : e.pointer();
            throw new CodedException(e.code(), String.valueOf(e.getMessage()), "/" + payload + place, e.retryable());
        }
    }

    private void answer(@Nullable Message reply, @Nullable Throwable failure, @Nullable String ref) {
        try {
            if (failure != null) {
                session.refuse(coded(failure), ref);
            } else if (reply == null) {
                session.refuse(internal(new IllegalStateException("a handler's stage completed with null")), ref);
            } else {
                session.sendIfAny(Frames.text(core.codec().encode(reply, FrameFields.ref(ref))));
            }
        } catch (RuntimeException e) {
            session.refuse(internal(e), ref);
        }
    }

    static CodedException coded(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof CodedException coded ? coded : internal(cause);
    }

    /** What went wrong is for the log; the client learns that something did. */
    private static CodedException internal(Throwable failure) {
        LOG.error("a message could not be handled", failure);
        return new CodedException(Codes.INTERNAL, "the server made a mistake");
    }

    private String pointer(String property) {
        String payload = core.spec().envelope().payload();
        return (payload == null ? "" : "/" + payload) + "/" + property;
    }
}

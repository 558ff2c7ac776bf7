package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.runtime.OnInvalid;
import dev.howl.server.Principal;
import dev.howl.server.Session;
import dev.howl.server.transport.Frames;
import dev.howl.server.transport.WebSocketConnection;
import dev.howl.server.transport.WebSocketListener;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One connection. Confined to its event loop, but for the methods of {@link Session}. */
final class HowlSession<S> implements Session, WebSocketListener {
    /** A client that leaves so much unread is closed when a feature sends it more. */
    private static final long MAX_UNSENT = 1024 * 1024;

    private final Endpoint<S> endpoint;
    private final ChannelState channel;
    private final WebSocketConnection connection;
    private final Map<String, String> parameters;
    private final Map<String, String> query;
    private final Admission.Permit permit;
    private final String id = UUID.randomUUID().toString();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final RateLimit rate;
    private final IdleMonitor idleMonitor;
    private final InboundFlowControl flowControl;
    private final SessionSubscriptions subscriptions;
    private final SessionTokens tokens;
    private final InboundDispatcher<S> dispatcher;
    private final S view;
    private volatile boolean open = true;
    private volatile @Nullable Principal principal;
    private boolean listed;
    /** Whether the channel's listeners know of it. */
    private boolean told;
    /** Place in its loop's list. */
    int index;

    HowlSession(
            Endpoint<S> endpoint, WebSocketConnection connection, HandshakeData handshake, Admission.Permit permit) {
        this.endpoint = endpoint;
        this.channel = endpoint.channel();
        this.connection = connection;
        this.parameters = handshake.parameters();
        this.query = handshake.query();
        this.principal = handshake.principal();
        this.permit = permit;
        Endpoint.SessionOptions options = endpoint.options();
        this.rate = new RateLimit(options.limits().messagesPerSecond(), options.ticker());
        this.idleMonitor = new IdleMonitor(connection, options.idlePolicy(), options.ticker());
        this.flowControl = new InboundFlowControl(connection, options.limits().requestsInFlight());
        this.subscriptions = new SessionSubscriptions(
                channel,
                options.limits().subscriptions(),
                connection,
                () -> connection.close(CloseCodes.LAGGING, "reading too slowly; resume"));
        this.tokens = new SessionTokens(this, channel.frames(), options.access(), subscriptions, flowControl);
        this.view = endpoint.binding().session(this);
        this.dispatcher = new InboundDispatcher<>(endpoint, this, view, subscriptions, flowControl, tokens);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public Map<String, String> query() {
        return query;
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(principal);
    }

    @Override
    public void send(Message message) {
        byte[] frame = Frames.text(channel.codec().encode(message, FrameFields.NONE));
        onLoop(() -> {
            if (keepsUp()) {
                connection.send(frame);
            }
        });
    }

    @Override
    public void close(int code, String reason) {
        onLoop(() -> connection.close(code, reason));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public CompletionStage<Void> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public void opened() {
        channel.openSessions()
                .add(this, connection.loop(), endpoint.options().idlePolicy().scanMillis());
        listed = true;
        if (endpoint.options().admission().isDraining()) {
            connection.close(CloseCodes.GOING_AWAY, "the server stops");
            return;
        }
        sendIfAny(channel.frames().initial(id));
        told = true;
        endpoint.listeners().opened(view);
    }

    @Override
    public void heard() {
        idleMonitor.heard();
    }

    @Override
    public void text(String message) {
        if (mayTake(message)) {
            dispatcher.text(message);
        }
        flowControl.pauseIfBusy();
    }

    @Override
    public void binary() {
        if (mayTake(null)) {
            refuse(new CodedException(Codes.BINARY_NOT_SUPPORTED, "send text frames"), null);
        }
        flowControl.pauseIfBusy();
    }

    @Override
    public boolean mayAnswerPing() {
        // A client that reads nothing gets none (RFC 6455, section 5.5.3: the latest Ping is the one to be answered).
        return rate.next() == RateLimit.Verdict.TAKE
                && connection.unsent() <= WebSocketConnection.MAX_UNSENT_WHILE_READING;
    }

    @Override
    public void writable() {
        subscriptions.catchUp();
        flowControl.resumeIfIdle();
    }

    @Override
    public void closing() {
        open = false;
        subscriptions.close();
    }

    @Override
    public void closed(int code) {
        closing();
        if (listed) {
            channel.openSessions().remove(this, connection.loop());
        }
        channel.stats().closed(code);
        if (told) {
            endpoint.listeners().closed(view);
        }
        // In the end: a server that drains waits for the listeners, too.
        permit.release();
        closed.complete(null);
    }

    /** Runs on the event loop, at once where this is it; drops the action when the server has stopped. */
    void onLoop(Runnable action) {
        if (connection.loop().inEventLoop()) {
            action.run();
            return;
        }
        try {
            connection.loop().execute(action);
        } catch (RejectedExecutionException e) {
            // The server has stopped: this connection is gone.
        }
    }

    void sendIfAny(byte @Nullable [] frame) {
        if (frame != null) {
            connection.send(frame);
        }
    }

    void sendShared(ByteBuf frame) {
        if (keepsUp()) {
            connection.send(frame);
        }
    }

    void closeNow(int code, String reason) {
        connection.close(code, reason);
    }

    void abort() {
        connection.abort();
    }

    /** Answers with the contract's error message, or does what the contract says where it has none. */
    void refuse(CodedException refusal, @Nullable String ref) {
        channel.stats().error(refusal.code());
        byte[] frame = channel.frames().error(refusal, false, ref);
        if (frame != null) {
            connection.send(frame);
        } else if (channel.spec().onInvalid() == OnInvalid.CLOSE_1008) {
            connection.close(CloseCodes.POLICY_VIOLATION, refusal.code());
        }
    }

    /** Whose session it is from now on; {@code null} for anyone's. */
    void become(@Nullable Principal caller) {
        principal = caller;
    }

    /** The token allows nothing any more, and no other has come. */
    void expire() {
        CodedException expired = new CodedException(Codes.UNAUTHENTICATED, "the token has expired; connect again");
        channel.stats().error(expired.code());
        sendIfAny(channel.frames().error(expired, true, null));
        connection.close(CloseCodes.TOKEN_EXPIRED, "the token has expired");
    }

    /** Looks for what time alone brings about. */
    void check() {
        tokens.checkExpiry();
        if (flowControl.isBusy()) {
            // It is not read, so it cannot be heard.
            idleMonitor.heard();
        } else {
            idleMonitor.check();
        }
    }

    /** A message that is refused is read no further than to its ref, so that whoever sent it learns of it. */
    private boolean mayTake(@Nullable String message) {
        RateLimit.Verdict verdict = rate.next();
        if (verdict == RateLimit.Verdict.TAKE) {
            return true;
        }
        int limit = endpoint.options().limits().messagesPerSecond();
        CodedException refusal =
                new CodedException(Codes.RATE_LIMITED, "more than " + limit + " messages a second", null, true);
        if (verdict == RateLimit.Verdict.CLOSE) {
            channel.stats().error(refusal.code());
            sendIfAny(channel.frames().error(refusal, true, null));
            connection.close(CloseCodes.POLICY_VIOLATION, refusal.code());
        } else {
            refuse(refusal, message == null ? null : dispatcher.refOf(message));
        }
        return false;
    }

    private boolean keepsUp() {
        if (connection.unsent() <= MAX_UNSENT) {
            return true;
        }
        connection.close(CloseCodes.LAGGING, "reading too slowly; resume");
        return false;
    }
}

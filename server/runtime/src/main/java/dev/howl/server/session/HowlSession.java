package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.server.Principal;
import dev.howl.server.Session;
import dev.howl.server.transport.Frames;
import dev.howl.server.transport.WebSocketConnection;
import dev.howl.server.transport.WebSocketListener;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The session of one connection. Confined to its event loop, except the methods of {@link Session}. */
final class HowlSession<S> implements Session, WebSocketListener {
    private final Endpoint<S> endpoint;
    private final ChannelState channel;
    private final WebSocketConnection connection;
    private final HandshakeData handshake;
    private final Admission.Permit permit;
    private final String id = UUID.randomUUID().toString();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final SessionErrors errors;
    private final MessageQuota quota;
    private final IdleMonitor idleMonitor;
    private final ReplyQueue replies;
    private final InboundFlowControl flowControl;
    private final SessionSubscriptions subscriptions;
    private final SessionTokens tokens;
    private final SessionRequests requests;
    private final InboundDispatcher<S> dispatcher;
    private final SessionView<S> view;
    private volatile boolean open = true;
    private volatile @Nullable Principal principal;
    private boolean listed;
    /** True once {@code opened} of the channel's listeners was called. */
    private boolean announced;

    private boolean askedToMove;
    /** Index in the list of its event loop. */
    int index;

    HowlSession(
            Endpoint<S> endpoint, WebSocketConnection connection, HandshakeData handshake, Admission.Permit permit) {
        this.endpoint = endpoint;
        this.channel = endpoint.channel();
        this.connection = connection;
        this.handshake = handshake;
        this.principal = handshake.principal();
        this.permit = permit;
        Endpoint.SessionOptions options = endpoint.options();
        this.errors = new SessionErrors(channel, connection, handshake.prefix());
        this.quota = new MessageQuota(this, errors, options.limits().messagesPerSecond(), options.ticker());
        this.idleMonitor = new IdleMonitor(connection, options.idlePolicy(), options.ticker());
        this.replies = new ReplyQueue(errors, connection, options.unsent(), options.ticker());
        this.flowControl =
                new InboundFlowControl(connection, replies, options.limits().requestsInFlight());
        this.view = endpoint.view(this);
        this.subscriptions = new SessionSubscriptions(
                channel,
                view.room(),
                options.limits().subscriptions(),
                connection,
                () -> connection.close(CloseCodes.LAGGING, "reading too slowly; resume"));
        this.tokens = new SessionTokens(this, channel, options.access(), subscriptions, flowControl, errors);
        this.requests = new SessionRequests(channel.spec(), channel.codec(), connection.loop(), this::transmit);
        this.dispatcher = new InboundDispatcher<>(
                endpoint, this, view.typed(), subscriptions, flowControl, tokens, replies, requests, errors);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> parameters() {
        return handshake.parameters();
    }

    @Override
    public Map<String, String> query() {
        return handshake.query();
    }

    @Override
    public <T> T handshake(Class<T> type) {
        return handshake.as(type);
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(principal);
    }

    @Override
    public void send(Message message) {
        byte[] frame = Frames.of(message, channel.codec().encode(message, FrameFields.NONE));
        onLoop(() -> transmit(frame));
    }

    private void transmit(byte[] frame) {
        if (replies.mayPush()) {
            connection.send(frame);
        }
    }

    @Override
    public <R extends Message> CompletionStage<R> request(Message request, Class<R> answer, Duration timeout) {
        return requests.send(request, answer, timeout);
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
        sendIfAny(channel.frames().initial(id));
        announced = true;
        endpoint.listeners().opened(view.typed());
        endpoint.opened(this);
    }

    @Override
    public void heard() {
        idleMonitor.heard();
    }

    @Override
    public void text(String message) {
        if (quota.takesMessage(message)) {
            dispatcher.text(message);
        }
        flowControl.pauseIfBusy();
    }

    @Override
    public void binary(byte[] payload) {
        String message =
                channel.codec().readsBinary() ? null : channel.options().text(payload);
        if (message != null) {
            text(message);
            return;
        }
        if (quota.takesMessage(null)) {
            dispatcher.binary(payload);
        }
        flowControl.pauseIfBusy();
    }

    @Override
    public void idle() {
        quota.takesFrame();
    }

    @Override
    public boolean mayAnswerPing() {
        // A client that stops reading gets no Pongs: RFC 6455, section 5.5.3 allows answering the latest Ping only.
        return quota.takesFrame() && replies.isRead();
    }

    @Override
    public void writable() {
        subscriptions.catchUp();
        replies.proceed();
        flowControl.resumeIfIdle();
    }

    @Override
    public String closeReason(int code, String reason) {
        return channel.options().reason(code, reason);
    }

    @Override
    public void failing() {
        errors.failing();
    }

    @Override
    public void closing() {
        open = false;
        subscriptions.close();
        replies.close();
        requests.close();
    }

    @Override
    public void closed(int code) {
        closing();
        if (listed) {
            channel.openSessions().remove(this, connection.loop());
        }
        channel.stats().closed(code);
        if (announced) {
            endpoint.listeners().closed(view.typed());
        }
        // Last, because a drain waits for permits and must not end before the listeners were called.
        permit.release();
        closed.complete(null);
    }

    /**
     * Runs an action on the event loop, at once if the caller is on it; drops it once the loop has been shut down. An
     * action that fails ends the session.
     */
    void onLoop(Runnable action) {
        LoopTasks.run(connection.loop(), () -> connection.guard(action));
    }

    void sendIfAny(byte @Nullable [] frame) {
        if (frame != null) {
            connection.send(frame);
        }
    }

    void sendShared(ByteBuf frame) {
        if (replies.mayPush()) {
            connection.send(frame);
        }
    }

    /** Starts the closing handshake; 1001 becomes the channel's code for a drain. */
    void closeNow(int code, String reason) {
        connection.close(code == CloseCodes.GOING_AWAY ? channel.options().drainCode() : code, reason);
    }

    /** Asks the client to reconnect elsewhere; once, although a session that opens during a drain may be found twice. */
    void askToMove(DrainSchedule schedule) {
        if (!askedToMove) {
            askedToMove = true;
            sendIfAny(channel.frames().moving(schedule.nextMillis(), schedule.deadlineMillis()));
        }
    }

    void abort() {
        connection.abort();
    }

    /** Sets the caller that this session acts for; {@code null} for an anonymous one. */
    void become(@Nullable Principal caller) {
        principal = caller;
    }

    SessionTokens tokens() {
        return tokens;
    }

    /** Does what a timer has to do. Returns whether the session is idle, as far as frames were read. */
    boolean check() {
        connection.guard(this::proceed);
        return connection.isOpen() && idleMonitor.isOverdue();
    }

    private void proceed() {
        tokens.check();
        replies.check();
        flowControl.resumeIfIdle();
        if (flowControl.isBusy()) {
            // Reading is paused, so the client's frames cannot have been received: not idle.
            idleMonitor.heard();
        }
    }

    SessionView<S> view() {
        return view;
    }

    IdleMonitor idleMonitor() {
        return idleMonitor;
    }

    @Nullable
    String refOf(String message) {
        return dispatcher.refOf(message);
    }
}

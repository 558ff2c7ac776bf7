package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.HeartbeatSpec;
import dev.howl.runtime.Role;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of a client, from the attempt to open it to its last Close frame: token, handshake, first frames,
 * heartbeat and the closing handshake. Event loop only.
 */
final class WebSocketSession implements TransportListener, FrameSender {
    private final Options options;
    private final EventLoop loop;
    private final Connector connector;
    private final FrameIntake intake;
    private final ControlMessages control;
    private final SessionListener listener;

    private Phase phase = Phase.OPENING;
    private @Nullable String token;
    private @Nullable String id;
    private Transport.@Nullable Link link;
    private @Nullable SendQueue queue;
    private @Nullable HeartbeatSender heartbeat;
    private EventLoop.@Nullable Timer timer;

    private enum Phase {
        /** Waiting for the token and the handshake. */
        OPENING,
        /** The handshake has succeeded; the server's first frame has not arrived. */
        AWAITING_INITIAL,
        /** Messages are sent and received. */
        ESTABLISHED,
        /** A Close frame was sent; the end is reported when the server has answered it. */
        CLOSING,
        /** A Close frame was sent; the end was reported before. */
        DETACHED,
        FINISHED
    }

    /** The receiver of what happens in a session. Called on the event loop. */
    interface SessionListener {
        /**
         * Called when messages can be sent.
         *
         * @param id the server's id of the connection; {@code null} if the contract has none
         */
        void established(WebSocketSession session, @Nullable String id);

        /**
         * Called with each frame of a known type.
         *
         * @param text the frame as received; empty for a binary one
         */
        void frame(WebSocketSession session, Frame frame, String text);

        /** Called with each other frame. */
        void unknown(UnknownFrame frame);

        /** Called when the session has ended or could not be opened. The last call. */
        void ended(WebSocketSession session, Disconnect disconnect);
    }

    WebSocketSession(
            Options options,
            EventLoop loop,
            Connector connector,
            FrameCodec codec,
            ControlMessages control,
            SessionListener listener) {
        this.options = options;
        this.loop = loop;
        this.connector = connector;
        this.intake = new FrameIntake(codec, options.spec.envelope(), listener::unknown);
        this.control = control;
        this.listener = listener;
    }

    /** Starts to connect. */
    void start() {
        timer = loop.schedule(
                options.connectTimeout,
                () -> timedOut((phase == Phase.OPENING ? "not connected" : "the server sent no first message")
                        + " within " + options.connectTimeout));
        connector.fetchToken(this::open, failure -> finish(new Disconnect.Failure(failure)));
    }

    private void timedOut(String what) {
        finish(new Disconnect.Failure(new TimeoutException(what)));
    }

    /** Returns the token that the session was opened with, or {@code null}. */
    @Nullable
    String token() {
        return token;
    }

    @Override
    public int send(OutgoingMessage message, @Nullable String ref, Consumer<@Nullable Throwable> done) {
        if (queue == null) {
            throw new IllegalStateException("the session is not open");
        }
        byte[] frame;
        try {
            frame = message.encode(new FrameFields(ref, null, id));
        } catch (RuntimeException e) {
            done.accept(e);
            return 0;
        }
        if (message.isBinary()) {
            queue.sendBinary(frame, done);
        } else {
            queue.sendText(new String(frame, StandardCharsets.UTF_8), done);
        }
        return frame.length;
    }

    /**
     * Closes with 1000 after everything queued. The end is reported when the server has answered, or after the close
     * time-out.
     */
    void close() {
        startClosing(Phase.CLOSING, new Disconnect.CloseFrame(CloseCodes.NORMAL, ""));
    }

    /** Reports the end at once and closes in the background. */
    void detach(Disconnect disconnect) {
        boolean report = phase != Phase.FINISHED;
        startClosing(Phase.DETACHED, disconnect);
        if (report) {
            listener.ended(this, disconnect);
        }
    }

    @Override
    public void onOpen() {
        Transport.Link current = link;
        if (phase != Phase.OPENING || current == null) {
            return;
        }
        queue = new SendQueue(loop, current, failure -> finish(new Disconnect.Failure(failure)));
        phase = Phase.AWAITING_INITIAL;
        if (!control.receives(Role.INITIAL)) {
            establish();
        }
    }

    @Override
    public void onText(String text) {
        received(text, () -> intake.text(text));
    }

    @Override
    public void onBinary(byte[] content) {
        received("", () -> intake.binary(content));
    }

    @Override
    public void onActivity() {
        if (heartbeat != null) {
            heartbeat.heard();
        }
    }

    @Override
    public void onClose(int code, String reason) {
        finish(new Disconnect.CloseFrame(code, reason));
    }

    @Override
    public void onFailure(Throwable cause) {
        finish(new Disconnect.Failure(cause));
    }

    private void open(@Nullable String fetched) {
        if (phase != Phase.OPENING) {
            return;
        }
        token = fetched;
        try {
            link = connector.open(fetched, new LoopTransportListener(loop, this));
        } catch (IllegalArgumentException e) {
            finish(new Disconnect.Failure(e));
        }
    }

    /** @param text the frame as received; empty for a binary one */
    private void received(String text, Supplier<@Nullable Frame> read) {
        onActivity();
        try {
            boolean receiving = phase == Phase.AWAITING_INITIAL || phase == Phase.ESTABLISHED;
            Frame frame = receiving ? read.get() : null;
            if (frame != null) {
                received(frame, text);
            }
        } finally {
            handled();
        }
    }

    private void received(Frame frame, String text) {
        if (phase == Phase.AWAITING_INITIAL && frame.spec().is(Role.INITIAL)) {
            id = frame.text("id");
            establish();
        }
        listener.frame(this, frame, text);
    }

    private void establish() {
        OutgoingMessage connect = control.connect(token, options.clientName, options.clientVersion);
        if (connect != null) {
            send(connect, ControlMessages.CONNECT_REF, failure -> {});
        }
        phase = Phase.ESTABLISHED;
        EventLoop.cancel(timer);
        startHeartbeat();
        listener.established(this, id);
    }

    private void startHeartbeat() {
        HeartbeatSpec spec = options.spec.heartbeat();
        if (spec != null && control.sends(Role.PING)) {
            heartbeat = new HeartbeatSender(
                    loop, spec, this::ping, () -> timedOut("nothing was received for " + spec.idleTimeout()));
            heartbeat.start();
        }
    }

    private void ping() {
        OutgoingMessage ping = control.ping();
        // Any frame shows the server that the client is alive: no Ping is needed while others wait.
        if (ping != null && queue != null && queue.isIdle()) {
            send(ping, null, failure -> {});
        }
    }

    private void handled() {
        if (link != null) {
            link.handled();
        }
    }

    private void startClosing(Phase closing, Disconnect disconnect) {
        if (phase == Phase.OPENING || queue == null) {
            if (closing == Phase.DETACHED) {
                phase = Phase.DETACHED;
            }
            if (link != null) {
                link.abort();
            }
            finish(disconnect);
        } else if (phase == Phase.AWAITING_INITIAL || phase == Phase.ESTABLISHED) {
            phase = closing;
            stopTimers();
            queue.close(CloseCodes.NORMAL, "");
            timer = loop.schedule(
                    options.closeTimeout,
                    () -> timedOut("the server sent no Close frame within " + options.closeTimeout));
        }
    }

    private void finish(Disconnect disconnect) {
        if (phase == Phase.FINISHED) {
            return;
        }
        boolean reported = phase == Phase.DETACHED;
        phase = Phase.FINISHED;
        stopTimers();
        if (link != null
                && !(disconnect instanceof Disconnect.CloseFrame close && close.code() != CloseCodes.ABNORMAL)) {
            link.abort();
        }
        // Report the end before failing messages, so that their callers see the new connection state.
        if (!reported) {
            listener.ended(this, disconnect);
        }
        if (queue != null) {
            queue.fail(disconnect.toException());
        }
    }

    private void stopTimers() {
        EventLoop.cancel(timer);
        if (heartbeat != null) {
            heartbeat.stop();
        }
    }
}

package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.HeartbeatSpec;
import dev.howl.runtime.Role;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One try at a connection and, where it works out, the connection: from the token to the last Close.
 *
 * <p>The methods of {@link TransportListener} are called by I/O threads and hand over; everything else is loop only.
 */
final class WebSocketSession implements TransportListener, FrameSender {
    /** The {@code ref} of {@code connect}, by which an error is known to refuse the client. */
    private static final String CONNECT_REF = "connect";

    private final Options options;
    private final EventLoop loop;
    private final Connector opener;
    private final FrameCodec codec;
    private final ControlMessages control;
    private final Owner owner;

    private Phase phase = Phase.OPENING;
    private @Nullable String token;
    private @Nullable String id;
    private Transport.@Nullable Link link;
    private @Nullable SendQueue queue;
    private @Nullable HeartbeatSender heartbeat;
    private EventLoop.@Nullable Timer timer;

    private enum Phase {
        /** Token and handshake. */
        OPENING,
        /** Open, the first frame is still to come. */
        GREETING,
        /** Messages go both ways. */
        ESTABLISHED,
        /** Our Close is under way, the owner waits for the end. */
        CLOSING,
        /** Our Close is under way, the owner has heard of the end. */
        LEAVING,
        OVER
    }

    /** Whom it belongs to. Called on the loop. */
    interface Owner {
        void established(WebSocketSession session, @Nullable String id);

        void frame(WebSocketSession session, Frame frame, String text);

        void unknown(UnknownFrame frame);

        /** The last call. */
        void ended(WebSocketSession session, Disconnect end);
    }

    WebSocketSession(
            Options options, EventLoop loop, Connector opener, FrameCodec codec, ControlMessages control, Owner owner) {
        this.options = options;
        this.loop = loop;
        this.opener = opener;
        this.codec = codec;
        this.control = control;
        this.owner = owner;
    }

    void start() {
        timer = loop.schedule(options.connectTimeout, () -> {
            over(new Disconnect.ByFailure(new TimeoutException("not connected within " + options.connectTimeout)));
        });
        opener.fetchToken(this::open, failure -> over(new Disconnect.ByFailure(failure)));
    }

    /** What it began with; {@code null} without. */
    @Nullable
    String token() {
        return token;
    }

    /** Whether an error refuses this client, not one of its requests. */
    boolean isRefusedBy(@Nullable String ref, String code) {
        return CONNECT_REF.equals(ref) || (ref == null && code.equals("unauthenticated"));
    }

    @Override
    public void send(OutgoingMessage message, @Nullable String ref, Consumer<@Nullable Throwable> done) {
        if (queue == null) {
            throw new IllegalStateException("not open");
        }
        byte[] frame;
        try {
            frame = message.encode(new FrameFields(ref, null, id));
        } catch (RuntimeException e) {
            done.accept(e);
            return;
        }
        queue.send(new String(frame, StandardCharsets.UTF_8), done);
    }

    /** Closes with 1000 after what is queued; the owner hears of the end once the server has answered or is late. */
    void close() {
        depart(Phase.CLOSING, new Disconnect.ByClose(CloseCodes.NORMAL, ""));
    }

    /** Ends now for the owner, while the Close is exchanged behind its back. */
    void leave(Disconnect end) {
        boolean tell = phase != Phase.OVER;
        depart(Phase.LEAVING, end);
        if (tell) {
            owner.ended(this, end);
        }
    }

    @Override
    public void onOpen() {
        loop.execute(this::opened);
    }

    @Override
    public void onText(String text) {
        loop.execute(() -> {
            heard();
            try {
                received(text);
            } finally {
                handled();
            }
        });
    }

    @Override
    public void onBinary() {
        loop.execute(() -> {
            heard();
            owner.unknown(new UnknownFrame("", new CodedException(Codes.BINARY_NOT_SUPPORTED, "a binary frame")));
            handled();
        });
    }

    @Override
    public void onActivity() {
        loop.execute(this::heard);
    }

    @Override
    public void onClose(int code, String reason) {
        loop.execute(() -> over(new Disconnect.ByClose(code, reason)));
    }

    @Override
    public void onFailure(Throwable cause) {
        loop.execute(() -> over(new Disconnect.ByFailure(cause)));
    }

    private void open(@Nullable String fetched) {
        if (phase != Phase.OPENING) {
            return;
        }
        token = fetched;
        try {
            link = opener.open(fetched, this);
        } catch (IllegalArgumentException e) {
            over(new Disconnect.ByFailure(e));
        }
    }

    private void opened() {
        Transport.Link current = link;
        if (phase != Phase.OPENING || current == null) {
            return;
        }
        queue = new SendQueue(loop, current, failure -> over(new Disconnect.ByFailure(failure)));
        phase = Phase.GREETING;
        if (!control.receives(Role.INITIAL)) {
            greet();
        }
    }

    private void received(String text) {
        if (phase != Phase.GREETING && phase != Phase.ESTABLISHED) {
            return;
        }
        Frame frame;
        try {
            frame = codec.read(text);
        } catch (CodedException e) {
            owner.unknown(new UnknownFrame(text, e));
            return;
        }
        if (phase == Phase.GREETING && frame.spec().is(Role.INITIAL)) {
            id = frame.text("id");
            greet();
        }
        owner.frame(this, frame, text);
    }

    private void greet() {
        OutgoingMessage connect = control.connect(token, options.clientName, options.clientVersion);
        if (connect != null) {
            send(connect, CONNECT_REF, failure -> {});
        }
        phase = Phase.ESTABLISHED;
        cancelTimer();
        startHeartbeat();
        owner.established(this, id);
    }

    private void startHeartbeat() {
        HeartbeatSpec spec = options.spec.heartbeat();
        if (spec != null && control.sends(Role.PING)) {
            heartbeat = new HeartbeatSender(loop, spec, this::ping, () -> {
                over(new Disconnect.ByFailure(new TimeoutException("nothing came for " + spec.idleTimeout())));
            });
            heartbeat.start();
        }
    }

    private void ping() {
        OutgoingMessage ping = control.ping();
        // What waits to be sent tells the server as much.
        if (ping != null && queue != null && queue.isIdle()) {
            send(ping, null, failure -> {});
        }
    }

    private void heard() {
        if (heartbeat != null) {
            heartbeat.heard();
        }
    }

    private void handled() {
        if (link != null) {
            link.handled();
        }
    }

    private void depart(Phase departing, Disconnect end) {
        if (phase == Phase.OPENING || queue == null) {
            if (departing == Phase.LEAVING) {
                phase = Phase.LEAVING;
            }
            if (link != null) {
                link.abort();
            }
            over(end);
        } else if (phase == Phase.GREETING || phase == Phase.ESTABLISHED) {
            phase = departing;
            stopTimers();
            queue.close(CloseCodes.NORMAL, "");
            timer = loop.schedule(options.closeTimeout, () -> {
                over(new Disconnect.ByFailure(new TimeoutException("no Close within " + options.closeTimeout)));
            });
        }
    }

    private void over(Disconnect end) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean told = phase == Phase.LEAVING;
        phase = Phase.OVER;
        stopTimers();
        if (link != null && !(end instanceof Disconnect.ByClose close && close.code() != CloseCodes.ABNORMAL)) {
            link.abort();
        }
        // The owner first: whoever learns that a message was lost is to know that the connection is.
        if (!told) {
            owner.ended(this, end);
        }
        if (queue != null) {
            queue.fail(end.lost());
        }
    }

    private void stopTimers() {
        cancelTimer();
        if (heartbeat != null) {
            heartbeat.stop();
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}

package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.MessageAssembler;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.conformance.result.TrafficLine.Origin;
import dev.howl.testkit.socket.SocketListener;
import dev.howl.testkit.socket.SocketPeer;
import dev.howl.testkit.wire.Opcode;
import dev.howl.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a client under test. The reading thread hands its events to the run; everything else belongs to the
 * thread of the run.
 */
final class ClientConnection implements SocketListener, ConformanceCheck {
    /** Stands for an answer without a correlation id. */
    static final String NO_REF = "";

    private static final int MAX_TRAFFIC = 30;
    private static final int MAX_ANSWERS = 1_000;

    private final PlayedChannel channel;
    private final BiConsumer<ClientConnection, ClientEvent> events;
    private final Deque<TrafficLine> traffic = new ArrayDeque<>();
    private volatile @Nullable SocketPeer peer;
    private final Set<String> sent = new HashSet<>();
    private final List<String> answers = new ArrayList<>();
    private @Nullable String id;
    private String lastPong = "";
    private int closeCode;
    private boolean gone;
    private boolean leaving;

    ClientConnection(PlayedChannel channel, BiConsumer<ClientConnection, ClientEvent> events) {
        this.channel = channel;
        this.events = events;
    }

    /** Leaves the judgement of messages to the run. */
    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        return List.of();
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        return List.of();
    }

    @Override
    public void opened(SocketPeer opened) {
        peer = opened;
        events.accept(this, new ClientEvent.Opened());
    }

    @Override
    public void message(RecordedFrame frame, byte[] binary) {
        int broken = MessageAssembler.closeCode(frame);
        if (broken != 0) {
            String words = frame.violations().isEmpty()
                    ? "a frame breaks RFC 6455"
                    : String.valueOf(frame.violations().get(0).message());
            events.accept(this, new ClientEvent.FrameBroken(broken, words));
        } else if (binary.length > 0 || frame.opcode() == Opcode.BINARY) {
            events.accept(this, new ClientEvent.BinaryCame(binary));
        } else {
            events.accept(this, new ClientEvent.TextCame(frame.text()));
        }
    }

    @Override
    public void pong(String payload) {
        events.accept(this, new ClientEvent.PongCame(payload));
    }

    @Override
    public void closed(int code) {
        events.accept(this, new ClientEvent.CloseCame(code));
    }

    @Override
    public void idle() {
        // Clients need not send anything.
    }

    @Override
    public void ended(String how) {
        events.accept(this, new ClientEvent.Gone());
    }

    PlayedChannel channel() {
        return channel;
    }

    /** Returns whether neither side has begun to close it. */
    boolean isOpen() {
        return closeCode == 0 && !gone && !leaving;
    }

    /** Returns the code of the client's Close; 1006 if TCP ended without one, 0 while the connection is open. */
    int endCode() {
        return closeCode != 0 ? closeCode : gone ? 1006 : 0;
    }

    /** Sets the id of the session; {@code null} if the protocol has none. */
    void id(@Nullable String given) {
        id = given;
    }

    @Nullable
    String id() {
        return id;
    }

    /** Adds a message that the client has sent. */
    void sent(String message) {
        sent.add(message);
    }

    boolean hasSent(String message) {
        return sent.contains(message);
    }

    /** Adds the correlation id of an answer to a request of the server. */
    void answered(String ref) {
        if (answers.size() < MAX_ANSWERS) {
            answers.add(ref);
        }
    }

    /** Returns how many answers had a correlation id. */
    long answers(String ref) {
        return answers.stream().filter(ref::equals).count();
    }

    boolean hasPong(String payload) {
        return lastPong.equals(payload);
    }

    void note(ClientEvent event) {
        if (event instanceof ClientEvent.TextCame text) {
            add(Origin.CLIENT, text.text());
        } else if (event instanceof ClientEvent.BinaryCame binary) {
            add(Origin.CLIENT, "(binary, " + binary.bytes().length + " bytes)");
        } else if (event instanceof ClientEvent.PongCame pong) {
            lastPong = pong.payload();
        } else if (event instanceof ClientEvent.CloseCame close) {
            closeCode = close.code();
            add(Origin.CLIENT, "Close " + close.code());
        } else if (event instanceof ClientEvent.Gone) {
            gone = true;
        }
    }

    void send(FrameContent content) {
        add(Origin.SERVER, content.text());
        SocketPeer open = peer;
        if (open != null) {
            open.send(content.isBinary() ? Opcode.BINARY : Opcode.TEXT, content.bytes());
        }
    }

    /** Sends bytes that are no valid frame. */
    void sendRaw(String words, byte[] bytes) {
        add(Origin.NOTE, "the server sends a forbidden frame: " + words);
        SocketPeer open = peer;
        if (open != null) {
            open.sendRaw(bytes);
        }
    }

    void ping(String payload) {
        SocketPeer open = peer;
        if (open != null) {
            open.send(Opcode.PING, payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    void close(int code) {
        leaving = true;
        SocketPeer open = peer;
        if (open != null) {
            open.close(code, "");
        }
    }

    /** Returns the last frames, oldest first. */
    List<TrafficLine> traffic() {
        return List.copyOf(traffic);
    }

    private void add(Origin origin, String text) {
        traffic.add(new TrafficLine(origin, text));
        if (traffic.size() > MAX_TRAFFIC) {
            traffic.remove();
        }
    }
}

package dev.howl.testkit.socket;

import dev.howl.runtime.Direction;
import dev.howl.testkit.MessageAssembler;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.HttpHeadParser;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection: its handshake, then the frames of the client. Confined to its thread, except where methods say. */
final class SocketConnection {
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int POLL_MILLIS = 200;
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int GOING_AWAY = 1001;

    private final int number;
    private final Socket socket;
    private final Function<HttpHead, HandshakeResult> handshakes;
    private final boolean full;
    private final SocketPeer peer;
    private final CountDownLatch end = new CountDownLatch(1);
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private int messageOpcode;
    private long frames;
    private boolean closeReceived;
    private long closingSince;

    SocketConnection(int number, Socket socket, Function<HttpHead, HandshakeResult> handshakes, boolean full) {
        this.number = number;
        this.socket = socket;
        this.handshakes = handshakes;
        this.full = full;
        this.peer = new SocketPeer(number, socket);
    }

    int number() {
        return number;
    }

    /** Resets the connection. May be called by any thread. */
    void reset() {
        peer.reset();
    }

    /** Begins to close the connection. May be called by any thread. */
    void stop() {
        peer.close(GOING_AWAY, "");
        if (peer.state() == SocketPeer.State.SILENT) {
            peer.reset();
        }
    }

    /** Waits for the end. May be called by any thread. */
    void awaitEnd(long nanos) {
        try {
            if (!end.await(nanos, TimeUnit.NANOSECONDS)) {
                peer.reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            HttpHeadParser head = new HttpHeadParser();
            int rest = readHead(head);
            if (rest >= 0 && head.head().isPresent()) {
                handshake(head.head().get(), rest);
            }
        } catch (IOException e) {
            // The client is gone, before its handshake was complete.
        } finally {
            end.countDown();
        }
    }

    /** Returns the number of bytes at the start of the buffer that follow the head; -1 if there is no head. */
    private int readHead(HttpHeadParser head) throws IOException {
        while (true) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                return -1;
            }
            int taken = head.accept(buffer, 0, count);
            if (head.isComplete() || head.isTooLong()) {
                System.arraycopy(buffer, taken, buffer, 0, count - taken);
                return head.isTooLong() ? -1 : count - taken;
            }
        }
    }

    private void handshake(HttpHead request, int rest) throws IOException {
        HandshakeResult result = full
                ? new HandshakeResult.Refuse(503, "more than " + SocketServer.MAX_CONNECTIONS + " connections")
                : HandshakeResponse.refusal(request);
        result = result == null ? handshakes.apply(request) : result;
        if (result instanceof HandshakeResult.Refuse refusal) {
            socket.getOutputStream().write(HandshakeResponse.refused(refusal));
            socket.shutdownOutput();
        } else if (result instanceof HandshakeResult.Accept accept) {
            socket.getOutputStream().write(HandshakeResponse.accepted(request));
            SocketServer.daemon("write-" + number, peer::write).start();
            serve(accept, request.path(), rest);
        }
    }

    private void serve(HandshakeResult.Accept accept, String path, int rest) throws IOException {
        SocketListener listener = accept.listener();
        MessageAssembler messages = new MessageAssembler(number, path, Direction.TO_SERVER, accept.check());
        FrameParser parser = new FrameParser(
                MessageAssembler.MAX_MESSAGE, frame -> frame(frame, messages.read(frame, ++frames), listener));
        String how = "reset by the client";
        try {
            listener.opened(peer);
            how = read(parser, rest, accept.idleTimeout(), listener);
        } catch (IOException e) {
            how = peer.state() == SocketPeer.State.ENDED ? "reset" : how;
        } finally {
            peer.finish();
            listener.ended(how);
        }
    }

    private String read(FrameParser parser, int rest, @Nullable Duration idle, SocketListener listener)
            throws IOException {
        InputStream in = socket.getInputStream();
        // Short, because another thread may begin to close the connection.
        socket.setSoTimeout(POLL_MILLIS);
        int count = rest;
        long last = System.nanoTime();
        while (count >= 0) {
            if (peer.state() != SocketPeer.State.SILENT && !parser.accept(buffer, 0, count)) {
                peer.close(1002, "");
                return "a frame's length cannot be parsed (RFC 6455, section 5.2)";
            }
            if (closeReceived) {
                return "by a Close";
            }
            try {
                count = in.read(buffer);
                last = System.nanoTime();
            } catch (SocketTimeoutException e) {
                count = 0;
                if (isOver(last, idle, listener)) {
                    return "the client did not answer the Close";
                }
            }
        }
        return "ended by the client without a Close";
    }

    /** Returns whether the client has had enough time to answer a Close. Tells the listener if it is idle. */
    private boolean isOver(long last, @Nullable Duration idle, SocketListener listener) {
        long silent = System.nanoTime() - last;
        if (peer.state() == SocketPeer.State.OPEN && idle != null && silent > idle.toNanos()) {
            listener.idle();
        }
        closingSince = peer.state() == SocketPeer.State.CLOSING && closingSince == 0 ? System.nanoTime() : closingSince;
        return closingSince != 0 && System.nanoTime() - closingSince > CLOSE_NANOS;
    }

    private void frame(WireFrame frame, RecordedFrame recorded, SocketListener listener) {
        if (peer.state() == SocketPeer.State.SILENT || closeReceived) {
            return;
        }
        boolean broken = MessageAssembler.closeCode(recorded) != 0;
        if (broken && frame.opcode() != Opcode.CLOSE) {
            listener.message(recorded, new byte[0]);
        } else if (frame.opcode() == Opcode.PING) {
            peer.send(Opcode.PONG, frame.payload());
        } else if (frame.opcode() == Opcode.CLOSE) {
            closeReceived = true;
            listener.closed(recorded.closeCode());
            peer.answerClose(broken ? new byte[] {(byte) (1002 >> 8), (byte) 1002} : frame.payload());
            if (broken) {
                listener.message(recorded, new byte[0]);
            }
        } else if (frame.opcode() == Opcode.PONG) {
            listener.pong(frame.text());
        } else if (!Opcode.isControl(frame.opcode()) && peer.state() == SocketPeer.State.OPEN) {
            data(frame, recorded, listener);
        }
    }

    private void data(WireFrame frame, RecordedFrame recorded, SocketListener listener) {
        messageOpcode = frame.opcode() == Opcode.CONTINUATION ? messageOpcode : frame.opcode();
        if (messageOpcode == Opcode.BINARY) {
            binary.writeBytes(frame.payload());
        }
        if (frame.fin()) {
            byte[] content = binary.toByteArray();
            binary.reset();
            listener.message(recorded, content);
        }
    }
}

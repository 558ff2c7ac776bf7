package dev.howl.testkit.socket;

import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.Opcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The sending side of a connection, with a bounded queue and a thread that writes it. Methods return at once. After
 * {@link #close}, {@link #truncate} and {@link #goSilent} nothing more is sent. Thread-safe.
 */
public final class SocketPeer {
    private static final int MAX_QUEUED = 1024;
    private static final int MAX_REASON = 123;
    private static final int FINISH_MILLIS = 1_000;

    private final int number;
    private final Socket socket;
    private final BlockingQueue<Output> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
    private final CountDownLatch written = new CountDownLatch(1);
    private volatile State state = State.OPEN;

    /** The state of the sending side. */
    enum State {
        OPEN,
        /** A Close is queued or sent: only the client's Close is awaited. */
        CLOSING,
        /** Half-open: nothing is sent, and what arrives is dropped. */
        SILENT,
        ENDED
    }

    /**
     * Bytes to write.
     *
     * @param last whether the sending side ends with them
     */
    // Error Prone: the array is written once and only read.
    @SuppressWarnings("ArrayRecordComponent")
    private record Output(byte[] bytes, boolean last) {}

    SocketPeer(int number, Socket socket) {
        this.number = number;
        this.socket = socket;
    }

    /** Returns the number of the connection, from 1. */
    public int number() {
        return number;
    }

    State state() {
        return state;
    }

    /** Sends a message in one frame. Returns whether the connection still takes messages. */
    public boolean send(int opcode, byte[] payload) {
        return enqueue(FrameWriter.frame(true, 0, opcode, null, payload), State.OPEN, false);
    }

    /** Sends bytes unchanged, which need not be a frame. Returns whether the connection still takes them. */
    public boolean sendRaw(byte[] bytes) {
        return enqueue(bytes.clone(), State.OPEN, false);
    }

    /** Sends the first half of a frame and then ends the sending side (FIN), as a server that crashes does. */
    public void truncate(int opcode, byte[] payload) {
        byte[] frame = FrameWriter.frame(true, 0, opcode, null, payload);
        enqueue(Arrays.copyOf(frame, Math.max(1, frame.length / 2)), State.CLOSING, true);
    }

    /** Sends a Close; the connection ends when the client has answered it, or after five seconds. */
    public void close(int code, String reason) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        payload.write(text, 0, text.length <= MAX_REASON ? text.length : 0);
        enqueue(FrameWriter.frame(true, 0, Opcode.CLOSE, null, payload.toByteArray()), State.CLOSING, false);
    }

    /** Answers the client's Close, unless it is the answer to a Close of this side. */
    void answerClose(byte[] payload) {
        enqueue(FrameWriter.frame(true, 0, Opcode.CLOSE, null, payload), State.CLOSING, false);
    }

    /** Ends the sending side after what is queued, and waits until that is written, for at most a second. */
    void finish() {
        queue.offer(new Output(new byte[0], true));
        try {
            if (!written.await(FINISH_MILLIS, TimeUnit.MILLISECONDS)) {
                reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state = State.ENDED;
    }

    /** Makes the connection half-open: it stays, but nothing is sent any more, and what arrives is dropped. */
    public synchronized void goSilent() {
        if (state == State.OPEN) {
            state = State.SILENT;
            queue.clear();
        }
    }

    /** Resets the connection (RST). */
    public void reset() {
        state = State.ENDED;
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private synchronized boolean enqueue(byte[] bytes, State next, boolean last) {
        if (state != State.OPEN) {
            return false;
        }
        state = next;
        if (!queue.offer(new Output(bytes, last))) {
            // The client does not read.
            reset();
            return false;
        }
        return true;
    }

    /** Writes the queue until the connection ends. */
    void write() {
        try {
            while (!socket.isClosed()) {
                Output output = queue.take();
                socket.getOutputStream().write(output.bytes);
                if (output.last) {
                    socket.shutdownOutput();
                    return;
                }
            }
        } catch (IOException e) {
            // The reading side notices, too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            written.countDown();
        }
    }
}

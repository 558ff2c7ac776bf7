package dev.howl.server.session;

import dev.howl.runtime.Message;
import dev.howl.server.transport.Frames;
import dev.howl.server.transport.SharedPayload;
import dev.howl.server.transport.WebSocketConnection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An encoded reply.
 *
 * @param frame a reply of this connection alone; {@code null} for a shared one
 * @param shared the payload, which other connections send, too; {@code null} where it is not shared
 * @param tail the end of the shared payload
 */
@SuppressWarnings("ArrayRecordComponent")
record ReplyFrame(byte @Nullable [] frame, @Nullable SharedPayload shared, byte[] tail) {

    static ReplyFrame of(byte[] payload, byte[] tail) {
        byte[] whole = payload;
        if (tail.length > 0) {
            whole = Arrays.copyOf(payload, payload.length - 1 + tail.length);
            System.arraycopy(tail, 0, whole, payload.length - 1, tail.length);
        }
        return new ReplyFrame(Frames.text(whole), null, tail);
    }

    static ReplyFrame binary(Message reply, byte[] content) {
        return new ReplyFrame(Frames.of(reply, content), null, new byte[0]);
    }

    static ReplyFrame of(SharedPayload shared, byte[] tail) {
        return new ReplyFrame(null, shared, tail);
    }

    /** Returns how many bytes of memory the reply takes while it waits: next to none where it is shared. */
    long weight() {
        return frame == null ? tail.length : frame.length;
    }

    long length() {
        return shared == null ? weight() : shared.length();
    }

    void send(WebSocketConnection connection) {
        if (shared != null) {
            connection.send(shared, tail);
        } else if (frame != null) {
            connection.send(frame);
        }
    }
}

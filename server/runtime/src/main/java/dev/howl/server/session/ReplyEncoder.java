package dev.howl.server.session;

import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.server.transport.SharedPayload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of the replies of one channel. Large text replies of the latest requests are kept: a snapshot is encoded once for
 * all clients that ask for it at the same position, and is sent to all from the same memory. Safe for use by several
 * threads.
 */
final class ReplyEncoder {
    /** Size in bytes from which replies are shared. */
    private static final int LARGE = 16 * 1024;
    /** Replies of one message that are kept, such as the snapshots of several keys. */
    private static final int KEPT = 8;

    private final FrameCodec codec;
    private final Map<Class<?>, Deque<Kept>> kept = new ConcurrentHashMap<>();

    private record Kept(Message reply, SharedPayload payload) {}

    ReplyEncoder(FrameCodec codec) {
        this.codec = codec;
    }

    /** Encodes a reply. It may take milliseconds, so that a large one should not be encoded on an event loop. */
    ReplyFrame encode(Message reply, @Nullable String ref) {
        if (reply instanceof BinaryMessage) {
            return ReplyFrame.binary(reply, codec.encode(reply, FrameFields.NONE));
        }
        byte[] tail = codec.tail(reply, ref);
        if (tail == null) {
            return ReplyFrame.of(codec.encode(reply, FrameFields.ref(ref)), new byte[0]);
        }
        Deque<Kept> latest = kept.get(reply.getClass());
        if (latest == null) {
            byte[] payload = codec.encode(reply, FrameFields.NONE);
            if (payload.length < LARGE) {
                return ReplyFrame.of(payload, tail);
            }
            latest = kept.computeIfAbsent(reply.getClass(), first -> new ArrayDeque<>(KEPT));
        }
        return shared(latest, reply, tail);
    }

    /** Encodes under a lock: of all clients that ask at once, one encodes and the others wait for it. */
    private ReplyFrame shared(Deque<Kept> latest, Message reply, byte[] tail) {
        synchronized (latest) {
            for (Kept one : latest) {
                if (one.reply().equals(reply)) {
                    return ReplyFrame.of(one.payload(), tail);
                }
            }
            byte[] payload = codec.encode(reply, FrameFields.NONE);
            if (payload.length < LARGE) {
                return ReplyFrame.of(payload, tail);
            }
            if (latest.size() == KEPT) {
                latest.removeLast();
            }
            Kept encoded = new Kept(reply, new SharedPayload(payload));
            latest.addFirst(encoded);
            return ReplyFrame.of(encoded.payload(), tail);
        }
    }
}

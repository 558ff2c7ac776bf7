package dev.howl.server.session;

import dev.howl.server.transport.Frames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** A frame that is written to many sessions of one event loop from the same memory. */
final class SharedFrame {
    private SharedFrame() {}

    /**
     * Sends a frame. Called on the event loop of the sessions.
     *
     * @param sessions calls an action for each session
     */
    static void send(byte[] frame, Consumer<Consumer<HowlSession<?>>> sessions) {
        ByteBuf shared = Frames.direct(ByteBufAllocator.DEFAULT, frame);
        try {
            sessions.accept(session -> session.sendShared(shared));
        } finally {
            shared.release();
        }
    }
}

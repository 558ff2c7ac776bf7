package dev.howl.client.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sending side of a WebSocket session. */
interface FrameSender {
    /**
     * Encodes a message and sends it as one frame.
     *
     * @param ref correlation id for the frame, or {@code null} for none
     * @param done called on the event loop with {@code null} once the frame is written, or with the failure
     * @return length of the frame's content in bytes; 0 if the message cannot be encoded
     */
    int send(OutgoingMessage message, @Nullable String ref, Consumer<@Nullable Throwable> done);
}

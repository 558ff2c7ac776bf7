package dev.howl.client.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A link over which frames can be sent. */
interface FrameSender {
    /** Sends a frame; {@code done} is told, on the loop, of the failure, or {@code null} once it is written. */
    void send(OutgoingMessage message, @Nullable String ref, Consumer<@Nullable Throwable> done);
}

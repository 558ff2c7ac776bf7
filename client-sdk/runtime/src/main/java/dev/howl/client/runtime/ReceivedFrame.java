package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recognised frame whose record is made when first asked for, at most once. Loop only. */
final class ReceivedFrame {
    private final Frame frame;
    private final FrameCodec codec;
    private final Consumer<? super CodedException> problems;
    private boolean decoded;
    private @Nullable Message message;

    /** @param problems told where the payload does not fit its record */
    ReceivedFrame(Frame frame, FrameCodec codec, Consumer<? super CodedException> problems) {
        this.frame = frame;
        this.codec = codec;
        this.problems = problems;
    }

    Frame frame() {
        return frame;
    }

    /** The record, {@code null} where the payload does not fit it. */
    @Nullable
    Message message() {
        if (!decoded) {
            decoded = true;
            try {
                message = codec.decode(frame);
            } catch (CodedException e) {
                problems.accept(e);
            }
        }
        return message;
    }
}

package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A received frame of a known type. Its message record is decoded on first use, at most once. Event loop only. */
final class ReceivedFrame {
    private final Frame frame;
    private final FrameCodec codec;
    private final Consumer<? super CodedException> problems;
    private boolean decoded;
    private @Nullable Message message;

    /** @param problems called if the payload does not match its record */
    ReceivedFrame(Frame frame, FrameCodec codec, Consumer<? super CodedException> problems) {
        this.frame = frame;
        this.codec = codec;
        this.problems = problems;
    }

    Frame frame() {
        return frame;
    }

    /** Returns the message record, or {@code null} if the payload does not match it. */
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

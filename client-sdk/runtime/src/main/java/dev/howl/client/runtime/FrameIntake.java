package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reader of received frames, which tells those of the contract from others. Event loop only. */
final class FrameIntake {
    private final FrameCodec codec;
    private final RepeatedFields repeated;
    private final Consumer<? super UnknownFrame> unknown;

    /** @param unknown called with each frame that is not in the contract */
    FrameIntake(FrameCodec codec, Envelope envelope, Consumer<? super UnknownFrame> unknown) {
        this.codec = codec;
        this.repeated = new RepeatedFields(envelope);
        this.unknown = unknown;
    }

    /** Returns the frame of a text, {@code null} if the contract has no such message. */
    @Nullable
    Frame text(String text) {
        try {
            Frame frame = codec.read(text);
            repeated.check(frame);
            return frame;
        } catch (CodedException e) {
            unknown.accept(new UnknownFrame(text, e));
            return null;
        }
    }

    /** Returns the frame of a binary message, {@code null} if the contract has none. */
    @Nullable
    Frame binary(byte[] content) {
        Optional<Frame> frame = codec.readBinary(content);
        if (frame.isEmpty()) {
            CodedException problem =
                    new CodedException(Codes.BINARY_NOT_SUPPORTED, "the contract has no binary message of the server");
            unknown.accept(new UnknownFrame("", problem));
        }
        return frame.orElse(null);
    }
}

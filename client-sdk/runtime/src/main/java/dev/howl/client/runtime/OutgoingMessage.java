package dev.howl.client.runtime;

import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;

/** A message that is encoded when it is sent, because the connection's id is part of the frame and not known before. */
interface OutgoingMessage {
    /** Returns the content of the frame, UTF-8 unless the frame is binary. */
    byte[] encode(FrameFields fields);

    /** Returns whether the frame is binary instead of text. */
    default boolean isBinary() {
        return false;
    }

    /** Returns a message of the contract. */
    static OutgoingMessage of(FrameCodec codec, Message message) {
        return new OutgoingMessage() {
            @Override
            public byte[] encode(FrameFields fields) {
                return codec.encode(message, fields);
            }

            @Override
            public boolean isBinary() {
                return message instanceof BinaryMessage;
            }
        };
    }
}

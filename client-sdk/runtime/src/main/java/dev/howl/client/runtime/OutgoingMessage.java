package dev.howl.client.runtime;

import dev.howl.runtime.FrameFields;

/** A message that is encoded when it is sent, because the connection's id is part of the frame and not known before. */
interface OutgoingMessage {
    /** Returns the frame in UTF-8. */
    byte[] encode(FrameFields fields);
}

package dev.howl.client.runtime;

import dev.howl.runtime.FrameFields;

/** A message that becomes a frame when it is sent, since the connection's id is not known before. Used once. */
interface OutgoingMessage {
    byte[] encode(FrameFields fields);
}

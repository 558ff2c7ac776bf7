package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.FrameReader;

/** One direction of an upgraded connection: bytes in, recorded frames out. Not for use by several threads. */
final class FrameStream {
    private final MessageReader messages;
    private final FrameReader frames;
    private final Transcript transcript;
    private boolean lost;

    FrameStream(int connection, String path, Direction direction, Transcript transcript) {
        this.transcript = transcript;
        messages = new MessageReader(connection, path, direction, transcript.check());
        frames = new FrameReader(
                MessageReader.MAX_MESSAGE, frame -> transcript.add(messages.read(frame, transcript.nextSequence())));
    }

    void read(byte[] bytes, int from) {
        if (!frames.accept(bytes, from, bytes.length - from) && !lost) {
            lost = true;
            transcript.add(messages.unreadable(transcript.nextSequence()));
        }
    }
}

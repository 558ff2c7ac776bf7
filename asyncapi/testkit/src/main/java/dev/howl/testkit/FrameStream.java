package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.FrameParser;

/** One direction of an upgraded connection: turns its bytes into recorded frames. Not thread-safe. */
final class FrameStream {
    private final MessageAssembler messages;
    private final FrameParser frames;
    private final Recording recording;
    private boolean lost;

    FrameStream(int connection, String path, Direction direction, Recording recording) {
        this.recording = recording;
        messages = new MessageAssembler(connection, path, direction, recording.check());
        frames = new FrameParser(
                MessageAssembler.MAX_MESSAGE, frame -> recording.add(messages.read(frame, recording.nextSequence())));
    }

    void read(byte[] bytes, int from) {
        if (!frames.accept(bytes, from, bytes.length - from) && !lost) {
            lost = true;
            recording.add(messages.unreadable(recording.nextSequence()));
        }
    }
}

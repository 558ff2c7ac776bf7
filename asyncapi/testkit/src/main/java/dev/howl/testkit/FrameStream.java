package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.WireFrame;
import org.jspecify.annotations.Nullable;

/** One direction of an upgraded connection: turns its bytes into recorded frames. Not thread-safe. */
final class FrameStream {
    private final MessageAssembler messages;
    private final FrameParser frames;
    private final Recording recording;
    private final @Nullable CountingCheck counting;
    private boolean lost;

    FrameStream(int connection, String path, Direction direction, Recording recording) {
        this.recording = recording;
        RecordedCoverage coverage = recording.coverage();
        counting = coverage == null ? null : new CountingCheck(coverage, connection);
        messages = new MessageAssembler(connection, path, direction, counting == null ? recording.check() : counting);
        frames = new FrameParser(MessageAssembler.MAX_MESSAGE, this::frame);
    }

    void read(byte[] bytes, int from) {
        if (!frames.accept(bytes, from, bytes.length - from) && !lost) {
            lost = true;
            recording.add(messages.unreadable(recording.nextSequence()));
        }
    }

    private void frame(WireFrame frame) {
        RecordedFrame read = messages.read(frame, recording.nextSequence());
        if (counting != null) {
            counting.count(read);
        }
        recording.add(read);
    }
}

package dev.howl.pact;

import dev.howl.instances.FrameContent;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.wire.Opcode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that passed a recorder, put together from their frames and read once. Thread-safe. */
final class SeenMessages {
    private final PactChannel channel;
    private final Recorder recorder;
    private final List<SeenMessage> messages = new ArrayList<>();
    /** Binary messages whose last frame has not come. */
    private final Map<Stream, ByteArrayOutputStream> unfinished = new HashMap<>();

    private long last;

    /** One direction of a connection. */
    private record Stream(int connection, Direction direction) {}

    SeenMessages(PactChannel channel, Recorder recorder) {
        this.channel = channel;
        this.recorder = recorder;
    }

    /** Returns the number of the last frame so far. */
    synchronized long last() {
        all();
        return last;
    }

    /** Returns the messages so far. */
    synchronized List<SeenMessage> all() {
        for (RecordedFrame frame : recorder.frames()) {
            if (frame.sequence() > last) {
                last = frame.sequence();
                if (!Opcode.isControl(frame.opcode())) {
                    add(frame);
                }
            }
        }
        return List.copyOf(messages);
    }

    private void add(RecordedFrame frame) {
        byte[] binary = binary(frame);
        if (frame.fin()) {
            FrameContent content =
                    binary == null ? channel.content(frame.direction(), frame.text()) : new FrameContent.Binary(binary);
            messages.add(new SeenMessage(
                    frame.sequence(),
                    frame.direction(),
                    frame.violations().isEmpty(),
                    channel.read(frame.direction(), content),
                    content));
        }
    }

    /** Returns the bytes of a binary message up to a frame, {@code null} for a frame of a text. */
    private byte @Nullable [] binary(RecordedFrame frame) {
        Stream stream = new Stream(frame.connection(), frame.direction());
        if (frame.opcode() == Opcode.BINARY) {
            unfinished.put(stream, new ByteArrayOutputStream());
        }
        ByteArrayOutputStream bytes = unfinished.get(stream);
        if (bytes == null) {
            return null;
        }
        bytes.writeBytes(frame.payload());
        if (frame.fin()) {
            unfinished.remove(stream);
        }
        return bytes.toByteArray();
    }
}

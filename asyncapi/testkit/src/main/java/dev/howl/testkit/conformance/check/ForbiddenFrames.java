package dev.howl.testkit.conformance.check;

import dev.howl.testkit.wire.FrameWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frames that RFC 6455 forbids, with what is wrong with each. */
final class ForbiddenFrames {
    private ForbiddenFrames() {}

    /** Returns frames that no client may send. */
    static Map<String, byte[]> ofClient() {
        byte[] mask = {1, 2, 3, 4};
        byte[] text = "howl".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> frames = new LinkedHashMap<>();
        frames.put("no mask", FrameWriter.frame(true, 0, 1, null, text));
        frames.put("a reserved bit", FrameWriter.frame(true, 2, 1, mask, text));
        frames.put("a reserved opcode", FrameWriter.frame(true, 0, 3, mask, text));
        frames.put("a continuation of nothing", FrameWriter.frame(true, 0, 0, mask, text));
        frames.put("a fragmented Ping", FrameWriter.frame(false, 0, 9, mask, text));
        frames.put("a long Ping", FrameWriter.frame(true, 0, 9, mask, new byte[126]));
        frames.put("a Close with one byte", FrameWriter.frame(true, 0, 8, mask, new byte[1]));
        frames.put("a Close with code 1005", FrameWriter.frame(true, 0, 8, mask, new byte[] {3, (byte) 0xED}));
        return frames;
    }
}

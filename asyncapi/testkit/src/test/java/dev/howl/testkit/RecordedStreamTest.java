package dev.howl.testkit;

import static dev.howl.testkit.Chat.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.Opcode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of whole connections, HTTP heads included, whose bytes arrive in chunks of random size. */
class RecordedStreamTest {
    private static final String REQUEST = "GET /chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n";
    private static final String RESPONSE = "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 101 Switching Protocols\r\n\r\n";

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void recordingDoesNotDependOnTheChunks(long seed) {
        List<String> texts = new ArrayList<>();
        byte[] fromServer = frames(new Random(seed), false, texts);
        byte[] fromClient = frames(new Random(seed), true, new ArrayList<>());

        Recording whole = record(new Random(seed), fromClient, fromServer, Integer.MAX_VALUE);
        Recording cut = record(new Random(seed), fromClient, fromServer, 7);

        for (Direction direction : Direction.values()) {
            assertThat(seen(cut, direction)).isEqualTo(seen(whole, direction)).isNotEmpty();
            assertThat(cut.frames().stream()
                            .filter(frame -> frame.direction() == direction
                                    && !frame.text().isEmpty())
                            .map(RecordedFrame::text))
                    .containsExactlyElementsOf(texts);
        }
        assertThat(cut.bad()).isEmpty();
        assertThat(cut.unfit()).isNull();
    }

    private static List<String> seen(Recording recording, Direction direction) {
        return recording.frames().stream()
                .filter(frame -> frame.direction() == direction)
                .map(frame -> frame.opcode() + " " + frame.fin() + " " + Arrays.toString(frame.payload()) + frame.text()
                        + frame.violations())
                .toList();
    }

    private static Recording record(Random random, byte[] fromClient, byte[] fromServer, int maxPiece) {
        Recording recording = new Recording(Chat.CHECK);
        recording.opened(1);
        feed(recording, random, Direction.TO_SERVER, bytes(REQUEST), maxPiece);
        // A client may send frames before the server has answered the handshake.
        feed(recording, random, Direction.TO_SERVER, Arrays.copyOf(fromClient, 40), maxPiece);
        feed(recording, random, Direction.TO_CLIENT, concat(bytes(RESPONSE), fromServer), maxPiece);
        feed(recording, random, Direction.TO_SERVER, Arrays.copyOfRange(fromClient, 40, fromClient.length), maxPiece);
        return recording;
    }

    private static void feed(Recording to, Random random, Direction direction, byte[] bytes, int maxPiece) {
        for (int at = 0; at < bytes.length; ) {
            int end = maxPiece >= bytes.length - at ? bytes.length : at + 1 + random.nextInt(maxPiece);
            to.read(1, direction, Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
    }

    /** Returns valid messages, fragmented at random, even within a character, with Pings in between. */
    private static byte[] frames(Random random, boolean masked, List<String> texts) {
        byte[] mask = masked ? new byte[] {9, 8, 7, 6} : null;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            String text = say("é😀" + i) + " ".repeat(random.nextInt(200));
            texts.add(text);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int opcode = Opcode.TEXT;
            int at = 0;
            while (at < bytes.length) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(150));
                byte[] fragment = Arrays.copyOfRange(bytes, at, end);
                out.writeBytes(FrameWriter.frame(end == bytes.length, 0, opcode, mask, fragment));
                if (random.nextInt(3) == 0) {
                    out.writeBytes(FrameWriter.frame(true, 0, Opcode.PING, mask, new byte[] {1}));
                }
                opcode = Opcode.CONTINUATION;
                at = end;
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}

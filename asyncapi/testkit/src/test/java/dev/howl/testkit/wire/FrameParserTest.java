package dev.howl.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
    private static final int[] SIZES = {0, 1, 125, 126, 127, 128, 65_535, 65_536, 70_000};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void framesDoNotDependOnTheChunks(long seed) {
        Random random = new Random(seed);
        List<WireFrame> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            WireFrame frame = randomFrame(random);
            byte[] mask = new byte[4];
            random.nextBytes(mask);
            sent.add(frame);
            stream.writeBytes(FrameWriter.frame(
                    frame.fin(), frame.rsv(), frame.opcode(), frame.masked() ? mask : null, frame.payload()));
        }
        List<WireFrame> read = new ArrayList<>();
        FrameParser reader = new FrameParser(100_000, read::add);
        byte[] bytes = stream.toByteArray();
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 3 : 40_000), bytes.length - at);
            assertThat(reader.accept(bytes, at, count)).isTrue();
            at += count;
        }
        assertThat(read.stream().map(FrameParserTest::seen).toList())
                .isEqualTo(sent.stream().map(FrameParserTest::seen).toList());
    }

    /** Returns values that can be compared, unlike arrays. */
    private static List<Object> seen(WireFrame frame) {
        return List.of(
                frame.fin(),
                frame.rsv(),
                frame.opcode(),
                frame.masked(),
                frame.minimal(),
                frame.length(),
                HexFormat.of().formatHex(frame.payload()));
    }

    private static WireFrame randomFrame(Random random) {
        byte[] payload = new byte[random.nextBoolean() ? random.nextInt(300) : SIZES[random.nextInt(SIZES.length)]];
        random.nextBytes(payload);
        return new WireFrame(
                random.nextBoolean(),
                random.nextInt(8),
                random.nextInt(16),
                random.nextBoolean(),
                true,
                payload.length,
                payload);
    }

    @Test
    void payloadOverTheLimitIsSkipped() {
        List<WireFrame> read = new ArrayList<>();
        FrameParser reader = new FrameParser(10, read::add);
        byte[] tooLong = FrameWriter.frame(true, 0, Opcode.TEXT, new byte[4], new byte[11]);
        byte[] next = FrameWriter.frame(true, 0, Opcode.TEXT, null, new byte[] {'x'});
        assertThat(reader.accept(tooLong, 0, tooLong.length)).isTrue();
        assertThat(reader.accept(next, 0, next.length)).isTrue();
        assertThat(read).hasSize(2);
        assertThat(read.get(0).cut()).isTrue();
        assertThat(read.get(0).length()).isEqualTo(11);
        assertThat(read.get(1).cut()).isFalse();
        assertThat(read.get(1).text()).isEqualTo("x");
    }
}

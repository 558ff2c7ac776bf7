package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

class MalformedTest {
    static Stream<Malformed> frames() {
        return Stream.of("{}", "{\"type\":\"say\"}")
                .flatMap(text -> Malformed.of(new FrameContent.Text(text)).stream())
                .filter(malformed -> !malformed.frame().isBinary())
                // Howl keeps numbers that no double can hold.
                .filter(malformed -> !malformed.kind().startsWith("number"));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void noCarefulReaderAcceptsAny(Malformed malformed) {
        assertThat(isRefused(malformed.frame())).as(malformed.kind()).isTrue();
    }

    private static boolean isRefused(FrameContent frame) {
        try {
            if (frame instanceof FrameContent.TextBytes text) {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.bytes()));
                return false;
            }
            return Json.read(frame.text()).isMissingNode();
        } catch (CharacterCodingException | JacksonException e) {
            return true;
        }
    }

    @Test
    void kindsAreDistinct() {
        List<String> kinds = Malformed.of(new FrameContent.Text("{\"a\":1}")).stream()
                .map(Malformed::kind)
                .toList();

        assertThat(kinds).doesNotHaveDuplicates().contains("cut in the middle", "invalid UTF-8", "binary", "empty");
    }
}

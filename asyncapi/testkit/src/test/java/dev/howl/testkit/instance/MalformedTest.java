package dev.howl.testkit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.testkit.wire.StrictUtf8;
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
        if (frame instanceof FrameContent.TextBytes text) {
            return StrictUtf8.decode(text.bytes()).isEmpty();
        }
        try {
            return Json.read(frame.text()).isMissingNode();
        } catch (JacksonException e) {
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

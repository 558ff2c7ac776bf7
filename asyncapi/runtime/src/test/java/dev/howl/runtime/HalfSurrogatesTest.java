package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class HalfSurrogatesTest {
    private final ObjectNode frame = JsonNodeFactory.instance.objectNode();

    @Test
    void aStringIsNamedByItsPointer() {
        frame.putObject("payload").putArray("a/b").add("fine \uD83D\uDE00").add("half \uD83D");

        assertThat(HalfSurrogates.find(frame)).isEqualTo("/payload/a~1b/1");
        assertThatThrownBy(() -> FrameBytes.of(frame)).isInstanceOfSatisfying(CodedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(Codes.BAD_JSON);
            assertThat(refused.pointer()).isEqualTo("/payload/a~1b/1");
            assertThat(refused).hasMessageContaining("at '/payload/a~1b/1'");
        });
    }

    @Test
    void aNameIsNamedWithoutItsHalf() {
        frame.putObject("payload").put("k\uDE00", 1);

        assertThatThrownBy(() -> FrameBytes.of(frame))
                .isInstanceOfSatisfying(CodedException.class, refused -> assertThat(refused.pointer())
                        .isEqualTo("/payload/k\uFFFD"));
    }

    @Test
    void wholePairsAreWritten() {
        frame.put("text", "\uD83D\uDE00");

        assertThat(HalfSurrogates.find(frame)).isNull();
        assertThat(FrameBytes.of(frame)).isNotEmpty();
    }
}

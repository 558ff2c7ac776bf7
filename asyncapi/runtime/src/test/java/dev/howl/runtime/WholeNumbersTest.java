package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DatabindException;

class WholeNumbersTest {
    record Count(long large, int small) implements Message {}

    private static final FrameCodec CODEC =
            FrameCodec.ofServer(ChannelSpec.builder("counts", "/counts", "Counts", "1.0.0")
                    .envelope(new Envelope("type", "payload", "ref", null, null))
                    .clientMessage("count", "count", Count.class)
                    .build());

    private static Message decode(String large, String small) {
        String frame = "{\"type\":\"count\",\"payload\":{\"large\":%s,\"small\":%s}}".formatted(large, small);
        return CODEC.decode(CODEC.read(frame));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5.0, 5", "1E2, 100", "-0.0, 0", "9223372036854775807, 9223372036854775807"})
    void aNumberIsAnIntegerByItsValue(String written, long value) {
        assertThat(decode(written, "1e1")).isEqualTo(new Count(value, 10));
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808", "-9223372036854775809", "1e300", "123456789012345678901234567890"})
    void whatDoesNotFitALongIsAViolationOfTheSchema(String written) {
        assertThatThrownBy(() -> decode(written, "1")).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo(Codes.SCHEMA_VIOLATION);
            assertThat(e).hasMessageContaining("beyond long");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "5.5, 1, is not an integer",
        "1, 2147483648, beyond int",
        "'\"5\"', 1, does not fit",
        "null, 1, does not fit"
    })
    void whatIsNoIntegerOfTheTypeIsRefused(String large, String small, String reason) {
        assertThatThrownBy(() -> decode(large, small))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e99999999999", "5.5"})
    void aBareValueIsReadInTheSameWay(String written) {
        assertThatThrownBy(() -> Json.mapper().readValue(written, Long.class)).isInstanceOf(DatabindException.class);
    }
}

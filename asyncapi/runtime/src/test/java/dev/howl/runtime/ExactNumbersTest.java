package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests of numbers that a {@code double} cannot hold, or not exactly. */
class ExactNumbersTest {
    record Price(
            @Nullable BigDecimal exact,
            @Nullable BigInteger whole,
            @Nullable Double rough,
            @Nullable Long count,
            @Nullable JsonNode any,
            @Nullable List<BigDecimal> all)
            implements Message {}

    private static final FrameCodec CODEC =
            FrameCodec.ofServer(spec().exactNumbers().build());
    private static final FrameCodec ROUGH = FrameCodec.ofServer(spec().build());

    private static ChannelSpec.Builder spec() {
        return ChannelSpec.builder("prices", "/prices", "Prices", "1.0.0")
                .envelope(new Envelope("type", "payload", "ref", null, null))
                .clientMessage("price", "price", Price.class)
                .serverMessage("price", "price", Price.class);
    }

    private static Price decode(FrameCodec codec, String member, String value) {
        String frame = frame(member, value);
        Message text = codec.decode(codec.read(frame));
        Message bytes = codec.decode(codec.recognise(codec.parse(frame.getBytes(StandardCharsets.UTF_8))));
        assertThat(text).isEqualTo(bytes);
        return (Price) text;
    }

    private static String frame(String member, String value) {
        return "{\"type\":\"price\",\"payload\":{\"%s\":%s}}".formatted(member, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1234567890123456789012345678901234567890",
                "12345678901234567890.10",
                "0.50",
                "5",
                "1E+400",
                "1E-400",
                "0.0"
            })
    void aBigDecimalKeepsEveryDigit(String number) {
        Price price = decode(CODEC, "exact", number);
        assertThat(price.exact()).isEqualTo(new BigDecimal(number));
        byte[] written = CODEC.encode(price, FrameFields.NONE);
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(frame("exact", number));
        assertThat(decode(CODEC, "all", "[" + number + "]").all()).containsExactly(new BigDecimal(number));
        assertThat(decode(CODEC, "any", number).any()).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource({
        "exact, 1e1000000000, '1,000 digits'",
        "all, [1e1001], '1,000 digits'",
        "whole, 1e1000000000, '1,000 digits'",
        "whole, 0.5, is not an integer",
        "rough, 1e999, beyond double",
        "rough, -1e1000000000, beyond double",
        "count, 1e999, beyond long",
        "count, 0.5, is not an integer"
    })
    void whatATypeCannotHoldIsAViolationOfTheSchema(String member, String number, String reason) {
        refuses(CODEC, member, number, reason);
        refuses(ROUGH, member, number, reason);
    }

    private static void refuses(FrameCodec codec, String member, String number, String reason) {
        assertThatThrownBy(() -> decode(codec, member, number)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo(Codes.SCHEMA_VIOLATION);
            assertThat(e).hasMessageContaining(reason);
            assertThat(e.pointer()).startsWith("/" + member);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "exact, 1e-1000000000, '1,000 digits'",
        "exact, 1e1000, '1,000 digits'",
        "exact, 1e-1001, '1,000 digits'",
        "exact, 0e1000000000, '1,000 digits'",
        "whole, 1e1000, '1,000 digits'",
        "whole, 1e-1000000000, is not an integer",
        "count, 1e-1000000000, is not an integer"
    })
    void everyDigitCountsWhereNumbersAreExact(String member, String number, String reason) {
        refuses(CODEC, member, number, reason);
    }

    @Test
    void anExponentBeyondIntIsRefused() {
        assertThatThrownBy(() -> CODEC.read(frame("exact", "1e99999999999"))).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> ROUGH.read(frame("exact", "1e99999999999"))).isInstanceOf(CodedException.class);
    }

    @ParameterizedTest
    @CsvSource({"5.0, 5", "1E2, 100", "12345678901234567890123e0, 12345678901234567890123", "-0.0, 0"})
    void aBigIntegerIsAnIntegerByItsValue(String number, BigInteger value) {
        assertThat(decode(CODEC, "whole", number).whole()).isEqualTo(value);
    }

    @Test
    void aNumberBeyondDoubleIsKeptWhereItCanBe() {
        assertThat(decode(ROUGH, "any", "1e999").any()).hasToString("1E+999");
        assertThat(decode(ROUGH, "exact", "1e999").exact()).isEqualTo(new BigDecimal("1e999"));
        assertThat(decode(ROUGH, "unlisted", "1e1000000000")).isEqualTo(new Price(null, null, null, null, null, null));
    }

    @Test
    void theSignOfZeroIsKeptByADouble() {
        for (FrameCodec codec : List.of(CODEC, ROUGH)) {
            assertThat(decode(codec, "exact", "-0.0").exact()).isEqualTo(new BigDecimal("0.0"));
        }
        assertThat(decode(ROUGH, "rough", "-0.0").rough()).isEqualTo(-0.0);
        assertThat(new String(ROUGH.encode(decode(ROUGH, "rough", "-0.0"), FrameFields.NONE), StandardCharsets.UTF_8))
                .isEqualTo(frame("rough", "-0.0"));
    }

    @Test
    void aDoubleIsReadAsBefore() {
        for (FrameCodec codec : List.of(CODEC, ROUGH)) {
            assertThat(decode(codec, "rough", "0.1").rough()).isEqualTo(0.1);
            assertThat(decode(codec, "rough", "1e-999").rough()).isZero();
            assertThat(decode(codec, "rough", "1e300").rough()).isEqualTo(1e300);
            assertThat(decode(codec, "rough", "7").rough()).isEqualTo(7.0);
            assertThatThrownBy(() -> decode(codec, "rough", "\"7\"")).isInstanceOf(CodedException.class);
            assertThatThrownBy(() -> decode(codec, "rough", "1" + "0".repeat(400)))
                    .hasMessageContaining("beyond double");
        }
    }
}

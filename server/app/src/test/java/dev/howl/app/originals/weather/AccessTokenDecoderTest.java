package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenDecoderTest {
    /** A token whose encoding uses both characters in which the two Base64 alphabets differ, and padding. */
    private static final String TOKEN = "a>>b??c~~~~.x";

    @Test
    void decodesEveryUsualEncoding() {
        byte[] plain = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] quoted = ("\"" + TOKEN + "\"\n").getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {plain, quoted}) {
            for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
                String padded = encoder.encodeToString(bytes);
                assertThat(AccessTokenDecoder.read(padded)).contains(TOKEN);
                assertThat(AccessTokenDecoder.read(padded.replace('+', ' '))).contains(TOKEN);
                assertThat(AccessTokenDecoder.read(padded + "== ")).contains(TOKEN);
                assertThat(AccessTokenDecoder.read(padded.substring(0, 8) + "\r\n" + padded.substring(8) + "\n"))
                        .contains(TOKEN);
                assertThat(AccessTokenDecoder.read(encoder.withoutPadding().encodeToString(bytes)))
                        .contains(TOKEN);
            }
        }
    }

    /** A plus sign that the client did not percent-encode arrives as a space. */
    @Test
    void doesNotStripATrailingPlusSign() {
        assertThat(AccessTokenDecoder.read("fn5 ")).contains("~~~");
    }

    /** Empty; not Base64 (twice); not UTF-8; an unterminated JSON string; an empty one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "a", "/////w==", "ImFiYw==", "IiI="})
    void returnsEmptyForAnythingElse(String parameter) {
        assertThat(AccessTokenDecoder.read(parameter)).isEmpty();
    }
}

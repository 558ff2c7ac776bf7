package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    /** Encoded with both characters in which the alphabets differ, and with padding. */
    private static final String TOKEN = "a>>b??c~~~~.x";

    @Test
    void everyWayToEncodeATokenIsRead() {
        byte[] plain = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] quoted = ("\"" + TOKEN + "\"\n").getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : new byte[][] {plain, quoted}) {
            for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
                String padded = encoder.encodeToString(bytes);
                assertThat(AccessTokens.read(padded)).contains(TOKEN);
                assertThat(AccessTokens.read(padded.replace('+', ' '))).contains(TOKEN);
                assertThat(AccessTokens.read(padded + "== ")).contains(TOKEN);
                assertThat(AccessTokens.read(padded.substring(0, 8) + "\r\n" + padded.substring(8) + "\n"))
                        .contains(TOKEN);
                assertThat(AccessTokens.read(encoder.withoutPadding().encodeToString(bytes)))
                        .contains(TOKEN);
            }
        }
    }

    /** The last character, not encoded in the address, is a space by now. */
    @Test
    void aPlusSignAtTheEndIsNoSpaceAroundIt() {
        assertThat(AccessTokens.read("fn5 ")).contains("~~~");
    }

    /** Nothing, no Base64, no UTF-8, a JSON string that does not end, an empty one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "a", "/////w==", "ImFiYw==", "IiI="})
    void whatHoldsNoTokenIsNone(String parameter) {
        assertThat(AccessTokens.read(parameter)).isEmpty();
    }
}

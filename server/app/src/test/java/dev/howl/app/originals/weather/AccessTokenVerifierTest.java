package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Tokens;
import dev.howl.server.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenVerifierTest {
    /** Shorter than a key should be, as the originals' keys are. */
    private static final String SECRET = "secret";

    private static final Instant NOW = Instant.parse("2026-03-14T06:00:00Z");
    private static final long LATER = NOW.getEpochSecond() + 300;
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String CLAIMS = "{\"token_type\":\"access\",\"exp\":" + LATER
            + ",\"iat\":1773468000,\"jti\":\"2bd1a2f5b06f4b0aa8e2e6f3b6ad2c0b\",\"user_id\":1}";

    private final AccessTokenVerifier verifier = new AccessTokenVerifier(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));

    private static String signed(String claims) {
        return Tokens.signed(SECRET, HEADER, claims);
    }

    @Test
    void acceptsATokenOfTheOriginal() {
        Principal user = verifier.verify(signed(CLAIMS)).orElseThrow();
        assertThat(user.subject()).isEqualTo("1");
        assertThat(user.scopes()).isEmpty();
        assertThat(user.expiresAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":EXP,\"id\":7}",
                "{\"exp\":EXP,\"user_id\":\"7\",\"token_type\":\"sliding\"}",
                "{\"exp\":EXP.5,\"sub\":\"7\"}"
            })
    void acceptsTheUserUnderEachUsualClaim(String claims) {
        assertThat(verifier.verify(signed(claims.replace("EXP", String.valueOf(LATER))))
                        .map(Principal::subject))
                .contains("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":7}",
                "{\"exp\":\"EXP\",\"id\":7}",
                "{\"exp\":null,\"id\":7}",
                "{\"exp\":1773468000,\"id\":7}",
                "{\"exp\":99999999999999,\"id\":7}",
                "{\"exp\":1e400,\"id\":7}",
                "{\"exp\":EXP}",
                "{\"exp\":EXP,\"id\":{}}",
                "{\"exp\":EXP,\"id\":\" \"}",
                "{\"exp\":EXP,\"id\":7,\"token_type\":\"refresh\"}",
                "{\"exp\":EXP,\"id\":7,\"token_type\":null}",
                "[]",
                "7",
                "",
                "{"
            })
    void refusesOtherClaims(String claims) {
        assertThat(verifier.verify(signed(claims.replace("EXP", String.valueOf(LATER)))))
                .isEmpty();
    }

    @Test
    void refusesAnotherSignature() {
        assertThat(verifier.verify(Tokens.signed("another", HEADER, CLAIMS))).isEmpty();
        for (String header :
                new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"HS512\"}", "{}", "[]", "{\"alg\":[\"HS256\"]}"}) {
            assertThat(verifier.verify(Tokens.signed(SECRET, header, CLAIMS))).isEmpty();
        }
        String token = signed(CLAIMS);
        assertThat(verifier.verify(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEmpty();
        assertThat(verifier.verify(token + ".")).isEmpty();
        assertThat(verifier.verify("..")).isEmpty();
        assertThat(verifier.verify("\u00e4.b.c")).isEmpty();
    }
}

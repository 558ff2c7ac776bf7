package dev.howl.server.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.runtime.CodedException;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of JWK Sets as issuers serve them: with keys that cannot be used, and behind redirects. */
class JwkSetTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CLAIMS = "{'sub':'ann','exp':" + (NOW.getEpochSecond() + 60) + "}";

    private final Issuer issuer = new Issuer();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static Access access(URI keys) {
        InstantSource clock = InstantSource.fixed(NOW);
        JwtVerifier verifier =
                JwtVerifier.ofKeys(new JwkSetCache(keys, System::nanoTime), new JwtClaimRules(null, null, clock));
        return new Access(verifier, subject -> false, clock);
    }

    private static Principal principal(Access access, String token) {
        return Objects.requireNonNull(access.verify(token).toCompletableFuture().join());
    }

    private static String code(Access access, String token) {
        Throwable failure =
                catchThrowable(() -> access.verify(token).toCompletableFuture().join());
        assertThat(failure).hasCauseInstanceOf(CodedException.class);
        return ((CodedException) Objects.requireNonNull(failure.getCause())).code();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kty':'RSA','kid':'broken','n':'','e':'AQAB'}",
                "{'kty':'RSA','kid':'broken'}",
                "{'kty':'EC','crv':'P-256','kid':'broken','x':'AQ','y':'AQ'}",
                "{'kty':'EC','crv':'P-999','kid':'broken','x':'AQ','y':'AQ'}",
                "{'kty':'FUTURE','kid':'broken','z':1}",
                "{'kty':'RSA','kid':'broken','n':'AQAB','e':'AQAB','x5c':['not a certificate']}",
                "{'kty':'oct','kid':'broken','k':7}",
                "{'kty':7}",
                "{}",
                "[]",
                "null",
                "'a text'"
            })
    void anUnusableKeyOfASetIsIgnored(String unusable) {
        issuer.keys = Issuer.set(unusable, issuer.rsaKey("r1"), unusable, issuer.ecKey("e1"), unusable);
        Access access = access(issuer.uri());
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        assertThat(principal(access, issuer.es256("e1", CLAIMS)).subject()).isEqualTo("ann");
        assertThat(code(access, issuer.rs256("broken", CLAIMS))).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectWithinTheHostIsFollowed(int status) {
        issuer.status = status;
        assertThat(principal(access(issuer.moved()), issuer.rs256("r1", CLAIMS)).subject())
                .isEqualTo("ann");
        issuer.redirect = issuer.uri().toString();
        assertThat(principal(access(issuer.moved()), issuer.rs256("r1", CLAIMS)).subject())
                .isEqualTo("ann");
    }

    @Test
    void aRedirectToAnotherHostOrInCirclesIsNotFollowed() {
        issuer.status = 302;
        String port = ":" + issuer.uri().getPort();
        for (String elsewhere :
                List.of("http://localhost" + port + "/keys", "file:///keys", "//[::1]/", "::", "/moved")) {
            issuer.redirect = elsewhere;
            assertThat(code(access(issuer.moved()), issuer.rs256("r1", CLAIMS)))
                    .as(elsewhere)
                    .isEqualTo("unavailable");
        }
        assertThat(issuer.fetches).hasValue(0);
    }
}

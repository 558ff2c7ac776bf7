package dev.howl.server.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.runtime.CodedException;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import dev.howl.testkit.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long LATER = NOW.getEpochSecond() + 60;
    private static final String SECRET = "a secret of thirty-two bytes or more";
    private static final String CLAIMS = "{'sub':'ann','scope':'alert broadcast','exp':" + LATER + "}";

    private final Issuer issuer = new Issuer();
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static Access access(JwtVerifier verifier) {
        return new Access(verifier, subject -> false, InstantSource.fixed(NOW));
    }

    private static JwtClaimRules rules() {
        return new JwtClaimRules(null, null, InstantSource.fixed(NOW));
    }

    private static Access bySecret() {
        return access(JwtVerifier.ofSecret(SECRET, rules()));
    }

    private Access byKeys() {
        return access(JwtVerifier.ofKeys(new JwkSetCache(issuer.uri(), nanos::get), rules()));
    }

    private static Principal principal(Access access, String token) {
        return Objects.requireNonNull(access.verify(token).toCompletableFuture().join());
    }

    private static CodedException refusal(Access access, String token) {
        Throwable failure =
                catchThrowable(() -> access.verify(token).toCompletableFuture().join());
        assertThat(failure).isInstanceOf(CompletionException.class);
        assertThat(failure.getCause()).isInstanceOf(CodedException.class);
        return (CodedException) Objects.requireNonNull(failure.getCause());
    }

    private static String code(Access access, String token) {
        return refusal(access, token).code();
    }

    @Test
    void aTokenYieldsSubjectScopesAndExpiry() {
        Principal principal = principal(bySecret(), Issuer.hs256(SECRET, CLAIMS));
        assertThat(principal.subject()).isEqualTo("ann");
        assertThat(principal.scopes()).containsExactlyInAnyOrder("alert", "broadcast");
        assertThat(principal.expiresAt()).isEqualTo(Instant.ofEpochSecond(LATER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'scope':'a b'",
                "'scope':['a','b']",
                "'scp':'a  b '",
                "'scp':['a','b',7]",
                "'scope':'a','scp':['b']",
            })
    void scopesAreSpaceSeparatedOrArrays(String scopes) {
        String token = Issuer.hs256(SECRET, "{'sub':'ann'," + scopes + ",'exp':" + LATER + "}");
        assertThat(principal(bySecret(), token).scopes()).containsExactlyInAnyOrder("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'sub':'ann'}                              | its expiry (exp) is missing
            {'sub':'ann','exp':1767225600}             | it has expired
            {'sub':'ann','exp':1767225599}             | it has expired
            {'sub':'ann','exp':1767225660,'nbf':1767225611} | it is not valid yet (nbf)
            {'exp':1767225660}                         | its subject (sub) must have 1 to 200 characters
            {'sub':' ','exp':1767225660}               | its subject (sub) must have 1 to 200 characters
            {'sub':'ann','exp':253402300800}           | its expiry (exp) is beyond the year 9999
            {'sub':'ann','exp':18446745840935252}      | its expiry (exp) is beyond the year 9999
            {'sub':'ann','exp':'soon'}                 | it is malformed, or not signed with a key that this server trusts
            """)
    void aTokenWithInvalidClaimsIsRefused(String claims, String reason) {
        CodedException refusal = refusal(bySecret(), Issuer.hs256(SECRET, claims.replace('\'', '"')));
        assertThat(refusal.code()).isEqualTo("unauthenticated");
        assertThat(refusal).hasMessage("the token is not valid here: " + reason);
    }

    @ParameterizedTest
    @CsvSource({"JWT, true", "jwt, true", "at+jwt, true", "application/at+jwt, true", "dpop+jwt, false"})
    void onlyAccessTokensAreAccepted(String type, boolean accepted) {
        String token = Issuer.hs256(SECRET, type, CLAIMS);
        if (accepted) {
            assertThat(principal(bySecret(), token).subject()).isEqualTo("ann");
        } else {
            assertThat(code(bySecret(), token)).isEqualTo("unauthenticated");
        }
    }

    @Test
    void anIssuerClockSlightlyAheadIsTolerated() {
        String token =
                Issuer.hs256(SECRET, "{'sub':'ann','exp':" + LATER + ",'nbf':" + (NOW.getEpochSecond() + 10) + "}");
        assertThat(principal(bySecret(), token).subject()).isEqualTo("ann");
    }

    @Test
    void aTokenNotSignedWithTheSecretIsRefused() {
        assertThat(code(bySecret(), Issuer.hs256(SECRET + "!", CLAIMS))).isEqualTo("unauthenticated");
        assertThat(code(bySecret(), Issuer.none(CLAIMS))).isEqualTo("unauthenticated");
        assertThat(code(bySecret(), issuer.rs256("r1", CLAIMS))).isEqualTo("unauthenticated");
        assertThat(code(bySecret(), "nonsense")).isEqualTo("unauthenticated");
        assertThat(code(bySecret(), "")).isEqualTo("unauthenticated");
        assertThat(code(bySecret(), "a.b.c")).isEqualTo("unauthenticated");
        String good = Issuer.hs256(SECRET, CLAIMS);
        assertThat(code(bySecret(), good.substring(0, good.lastIndexOf('.') + 1)))
                .isEqualTo("unauthenticated");
    }

    @Test
    void aRefusalDoesNotQuoteTheToken() {
        String token = Issuer.hs256("another secret of thirty-two bytes", CLAIMS);
        assertThat(refusal(bySecret(), token).getMessage()).doesNotContain(token.substring(0, 10), "ann ", "broadcast");
    }

    @Test
    void issuerAndAudienceAreCheckedWhereConfigured() {
        JwtClaimRules strict = new JwtClaimRules("https://issuer.example", "howl", InstantSource.fixed(NOW));
        Access access = access(JwtVerifier.ofSecret(SECRET, strict));
        String start = "{'sub':'ann','exp':" + LATER;
        String iss = ",'iss':'https://issuer.example'";
        assertThat(principal(access, Issuer.hs256(SECRET, start + iss + ",'aud':'howl'}"))
                        .subject())
                .isEqualTo("ann");
        assertThat(principal(access, Issuer.hs256(SECRET, start + iss + ",'aud':['x','howl']}"))
                        .subject())
                .isEqualTo("ann");
        assertThat(code(access, Issuer.hs256(SECRET, start + iss + ",'aud':'x'}")))
                .isEqualTo("unauthenticated");
        assertThat(code(access, Issuer.hs256(SECRET, start + iss + "}"))).isEqualTo("unauthenticated");
        assertThat(code(access, Issuer.hs256(SECRET, start + ",'aud':'howl'}"))).isEqualTo("unauthenticated");
    }

    @Test
    void theKeySetIsFetchedOnceForManyTokens() {
        Access access = byKeys();
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        assertThat(principal(access, issuer.es256("e1", CLAIMS)).scopes()).contains("alert");
        assertThat(issuer.fetches).hasValue(1);
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        assertThat(issuer.fetches).hasValue(2);
    }

    @Test
    void onlyTheAlgorithmOfTheKeyIsAccepted() {
        Access access = byKeys();
        assertThat(code(access, issuer.confused(CLAIMS))).isEqualTo("unauthenticated");
        assertThat(code(access, Issuer.none(CLAIMS))).isEqualTo("unauthenticated");
        assertThat(issuer.fetches).hasValue(0);
        assertThat(code(access, issuer.rs256("e1", CLAIMS))).isEqualTo("unauthenticated");
    }

    @Test
    void anUnknownKeyTriggersAFetchAtMostEveryTenSeconds() {
        Access access = byKeys();
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        for (int i = 0; i < 5; i++) {
            assertThat(code(access, issuer.rs256("r2", CLAIMS))).isEqualTo("unauthenticated");
        }
        assertThat(issuer.fetches).hasValue(1);
        issuer.keys = Issuer.set(issuer.rsaKey("r2"));
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(principal(access, issuer.rs256("r2", CLAIMS)).subject()).isEqualTo("ann");
        assertThat(code(access, issuer.rs256("r1", CLAIMS))).isEqualTo("unauthenticated");
        assertThat(issuer.fetches).hasValue(2);
    }

    @Test
    void anUnreachableIssuerIsUnavailableUntilItIsBack() {
        Access access = byKeys();
        issuer.status = 503;
        assertThat(code(access, issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
        assertThat(code(access, issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
        assertThat(issuer.fetches).hasValue(1);
        issuer.status = 200;
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        issuer.status = 500;
        nanos.addAndGet(Duration.ofMinutes(59).toNanos());
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(code(access, issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
    }

    @Test
    void aKnownKeyVerifiesWithoutWaitingForAHangingIssuer() throws Exception {
        Access access = byKeys();
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        issuer.status = 503;
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(principal(access, issuer.rs256("r1", CLAIMS)).subject()).isEqualTo("ann");
        issuer.responsesAllowed = new CompletableFuture<>();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        CompletableFuture<Principal> verified =
                access.verify(issuer.rs256("r1", CLAIMS)).toCompletableFuture();
        assertThat(verified.get(3, TimeUnit.SECONDS).subject()).isEqualTo("ann");
        Await.until("the keys are fetched in the background", () -> issuer.fetches.get() == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "[]", ""})
    void anInvalidKeySetIsReportedAsUnavailable(String keys) {
        issuer.keys = keys;
        assertThat(code(byKeys(), issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
    }

    @Test
    void aKeySetThatIsTooLargeIsReportedAsUnavailable() {
        issuer.keys = "{\"keys\":[],\"x\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(code(byKeys(), issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
    }

    @Test
    void aRefusedConnectionIsReportedAsUnavailable() {
        Access access =
                access(JwtVerifier.ofKeys(new JwkSetCache(URI.create("http://127.0.0.1:1/keys"), nanos::get), rules()));
        assertThat(code(access, issuer.rs256("r1", CLAIMS))).isEqualTo("unavailable");
    }
}

package dev.howl.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.runtime.CodedException;
import dev.howl.server.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @Test
    void thePublishTokenHasAllScopesAndOtherTokensAreRefused() {
        PublishToken token = PublishToken.of("right", Set.of("a", "b"));
        Access access = new Access(token, subject -> false, CLOCK);
        assertThat(access.verify("right").toCompletableFuture().join().scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(failure(access, "wrong")).isEqualTo("unauthenticated");
        assertThat(failure(access, "")).isEqualTo("unauthenticated");
        assertThat(token.generated()).isEmpty();
    }

    @Test
    void aGeneratedTokenHas256BitsAndIsNewEachTime() {
        PublishToken token = PublishToken.random(Set.of());
        assertThat(token.generated().orElseThrow()).matches("[A-Za-z0-9_-]{43}");
        assertThat(PublishToken.random(Set.of()).generated()).isNotEqualTo(token.generated());
        assertThat(token.verify(token.generated().orElseThrow())).isCompleted();
    }

    @Test
    void aTokenGrantsItsScopesUntilItExpires() {
        Access access = new Access(PublishToken.of("t", Set.of()), subject -> false, CLOCK);
        Principal lasting = Principal.of("p", Set.of("write"));
        access.require(lasting, "write");
        access.require(new Principal("p", Set.of("write"), NOW.plusMillis(1)), "write");
        assertThat(refusal(access, lasting, "read")).isEqualTo("forbidden");
        assertThat(refusal(access, new Principal("p", Set.of("write"), NOW), "write"))
                .isEqualTo("unauthenticated");
        assertThat(refusal(access, null, "write")).isEqualTo("unauthenticated");
    }

    @Test
    void aVerifierThatFailsOrHangsIsReportedAsUnavailable() {
        TokenVerifier throwing = token -> {
            throw new IllegalStateException("a secret");
        };
        assertThat(failure(new Access(throwing, subject -> false, CLOCK), "t")).isEqualTo("unavailable");
        TokenVerifier failing = token -> CompletableFuture.failedFuture(new IllegalStateException("a secret"));
        assertThat(failure(new Access(failing, subject -> false, CLOCK), "t")).isEqualTo("unavailable");
        TokenVerifier empty = token -> CompletableFuture.completedFuture(null);
        assertThat(failure(new Access(empty, subject -> false, CLOCK), "t")).isEqualTo("unavailable");
        TokenVerifier silent = token -> new CompletableFuture<>();
        assertThat(failure(new Access(silent, subject -> false, CLOCK, Duration.ofMillis(10)), "t"))
                .isEqualTo("unavailable");
    }

    @Test
    void anExpiredTokenIsRefused() {
        TokenVerifier verifier = token -> CompletableFuture.completedStage(new Principal("p", Set.of(), NOW));
        assertThat(failure(new Access(verifier, subject -> false, CLOCK), "t")).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "Basic YTpi, -", "Bearer, -", "Bearer abc, abc", "bearer  abc , abc", "BEARER a=, a="})
    void aBearerTokenIsReadFromItsHeader(@Nullable String header, @Nullable String token) {
        assertThat(Access.bearer(header).orElse(null)).isEqualTo(token);
    }

    private static String failure(Access access, String token) {
        CompletableFuture<Throwable> failure =
                access.verify(token).toCompletableFuture().handle((principal, thrown) -> thrown);
        return code(failure.orTimeout(30, TimeUnit.SECONDS).join());
    }

    private static String refusal(Access access, @Nullable Principal principal, String scope) {
        return code(catchThrowable(() -> access.require(principal, scope)));
    }

    private static String code(Throwable refusal) {
        assertThat(refusal).isInstanceOf(CodedException.class).hasMessageNotContaining("secret");
        return ((CodedException) refusal).code();
    }
}

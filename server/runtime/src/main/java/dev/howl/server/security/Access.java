package dev.howl.server.security;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access check for sessions and HTTP requests: it verifies tokens, refuses revoked ones and checks their scopes. Safe
 * for use by several threads.
 */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String SCHEME = "bearer ";

    private final TokenVerifier verifier;
    private final Predicate<? super String> revoked;
    private final InstantSource clock;
    private final Duration timeout;

    /** @param revoked whether the tokens of a subject are refused now; must not block */
    public Access(TokenVerifier verifier, Predicate<? super String> revoked, InstantSource clock) {
        this(verifier, revoked, clock, TIMEOUT);
    }

    Access(TokenVerifier verifier, Predicate<? super String> revoked, InstantSource clock, Duration timeout) {
        this.verifier = verifier;
        this.revoked = revoked;
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Returns the token of an {@code Authorization} header (RFC 6750, section 2.1); empty if there is none or it
     * uses another scheme.
     */
    public static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /**
     * Verifies a token. Completes within ten seconds, on any thread.
     *
     * @return the caller; fails with a {@link CodedException}, itself and not as a cause: {@code unauthenticated} or
     *     {@code unavailable}
     */
    public CompletionStage<Principal> verify(String token) {
        return Futures.mapFailure(startVerification(token).thenApply(this::checked), Access::coded);
    }

    /**
     * Checks that a caller has a scope.
     *
     * @param principal {@code null} for an anonymous caller
     * @throws CodedException {@code unauthenticated} without a token that is valid now, {@code forbidden} if the
     *     token lacks the scope
     */
    public void require(@Nullable Principal principal, String scope) {
        if (principal == null) {
            throw new CodedException(Codes.UNAUTHENTICATED, "this needs a token with the scope '" + scope + "'");
        }
        requireValid(principal);
        if (!principal.scopes().contains(scope)) {
            throw new CodedException(Codes.FORBIDDEN, "this needs the scope '" + scope + "', which the token lacks");
        }
    }

    /**
     * Checks that a caller's token is still valid: for callers whom something else than {@link #verify} has identified.
     *
     * @throws CodedException {@code unauthenticated} if the token has expired or is revoked
     */
    public void requireValid(Principal principal) {
        if (principal.isExpired(clock.instant())) {
            throw new CodedException(Codes.UNAUTHENTICATED, "the token has expired");
        }
        if (isRevoked(principal)) {
            throw new CodedException(Codes.UNAUTHENTICATED, "the token has been revoked");
        }
    }

    /** Returns whether a caller's token has expired. */
    public boolean isExpired(Principal principal) {
        return principal.expiresAt() != null && principal.isExpired(clock.instant());
    }

    /** Returns whether the tokens of a caller are revoked at present. */
    public boolean isRevoked(Principal principal) {
        return revoked.test(principal.subject());
    }

    private CompletionStage<Principal> startVerification(String token) {
        try {
            // Copy the stage, which the verifier may share: the timeout must not complete it.
            CompletableFuture<Principal> verification =
                    verifier.verify(token).toCompletableFuture().copy();
            return verification.isDone()
                    ? verification
                    : verification.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Principal checked(@Nullable Principal principal) {
        if (principal == null) {
            throw new IllegalStateException("the TokenVerifier completed its stage with null");
        }
        requireValid(principal);
        return principal;
    }

    private static CodedException coded(Throwable cause) {
        if (cause instanceof CodedException coded) {
            return coded;
        }
        LOG.error("Token verification failed", cause);
        return new CodedException(Codes.UNAVAILABLE, "tokens cannot be verified at the moment", null, true);
    }
}

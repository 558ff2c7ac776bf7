package dev.howl.server.security;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies tokens and asks them for scopes, the same way wherever a token comes in. Safe for use by several threads. */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String SCHEME = "bearer ";

    private final TokenVerifier verifier;
    private final InstantSource clock;
    private final Duration longest;

    public Access(TokenVerifier verifier, InstantSource clock) {
        this(verifier, clock, LONGEST);
    }

    Access(TokenVerifier verifier, InstantSource clock, Duration longest) {
        this.verifier = verifier;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * The token in a header {@code Authorization} (RFC 6750, section 2.1); empty where there is none, or it is of another
     * scheme.
     */
    public static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /**
     * Verifies a token; completes within ten seconds.
     *
     * @return whose it is; fails with a {@link CodedException}, itself and not as a cause: {@code unauthenticated} or
     *     {@code unavailable}
     */
    public CompletionStage<Principal> verify(String token) {
        CompletableFuture<Principal> verified = new CompletableFuture<>();
        asked(token).whenComplete((principal, failure) -> {
            if (failure != null) {
                verified.completeExceptionally(coded(failure));
            } else if (principal == null) {
                verified.completeExceptionally(coded(new IllegalStateException("the verifier answered null")));
            } else if (principal.isExpired(clock.instant())) {
                verified.completeExceptionally(expired());
            } else {
                verified.complete(principal);
            }
        });
        return verified;
    }

    /**
     * Passes a caller who may do what needs that scope.
     *
     * @throws CodedException {@code unauthenticated} without a token that is valid now, {@code forbidden} with one that
     *     lacks the scope
     */
    public void require(@Nullable Principal principal, String scope) {
        if (principal == null) {
            throw new CodedException(Codes.UNAUTHENTICATED, "this needs a token with the scope '" + scope + "'");
        }
        if (principal.isExpired(clock.instant())) {
            throw expired();
        }
        if (!principal.scopes().contains(scope)) {
            throw new CodedException(Codes.FORBIDDEN, "this needs the scope '" + scope + "', which the token lacks");
        }
    }

    /** Whether what a token allowed is over. */
    public boolean isExpired(Principal principal) {
        return principal.expiresAt() != null && principal.isExpired(clock.instant());
    }

    private CompletionStage<Principal> asked(String token) {
        try {
            // A copy: what the verifier hands out may be shared, and is not to be failed from here.
            CompletableFuture<Principal> asked =
                    verifier.verify(token).toCompletableFuture().copy();
            return asked.isDone() ? asked : asked.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CodedException expired() {
        return new CodedException(Codes.UNAUTHENTICATED, "the token has expired");
    }

    private static CodedException coded(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CodedException coded) {
            return coded;
        }
        LOG.error("a token could not be verified", cause);
        return new CodedException(Codes.UNAVAILABLE, "tokens cannot be verified for now", null, true);
    }
}

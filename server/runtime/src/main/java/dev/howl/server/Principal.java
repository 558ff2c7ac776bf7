package dev.howl.server;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller of a session or HTTP request, with the permissions of its token.
 *
 * @param subject name of the caller, for people and logs
 * @param scopes scopes of the token, by the names in the contract
 * @param expiresAt time at which the token expires; {@code null} if it does not expire
 */
public record Principal(
        String subject, Set<String> scopes, @Nullable Instant expiresAt) {
    /** The caller without a token, who has no scopes. */
    public static final Principal ANONYMOUS = of("", Set.of());

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** Returns a principal whose token does not expire. */
    public static Principal of(String subject, Set<String> scopes) {
        return new Principal(subject, scopes, null);
    }

    /**
     * Returns a name for an idempotency key of this caller, so that the keys of two callers never collide.
     *
     * @return 64 hexadecimal digits
     */
    public String ownKey(String key) {
        return Digests.sha256(subject.length() + ":" + subject + key);
    }

    /** Returns whether the token has expired at a moment. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}

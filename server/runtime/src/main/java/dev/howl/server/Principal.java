package dev.howl.server;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as a token says.
 *
 * @param subject whom the token names, for people and for logs
 * @param scopes what the token allows, as the contract names it
 * @param expiresAt from when on it allows nothing; {@code null} where it does not expire
 */
public record Principal(
        String subject, Set<String> scopes, @Nullable Instant expiresAt) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** A principal whose token does not expire. */
    public static Principal of(String subject, Set<String> scopes) {
        return new Principal(subject, scopes, null);
    }

    /** Whether the token allows nothing any more at that moment. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}

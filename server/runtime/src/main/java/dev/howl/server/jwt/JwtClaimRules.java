package dev.howl.server.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The rules for the claims of a correctly signed token (RFC 7519, section 4.1).
 *
 * <p>A token is refused from the second of its {@code exp} on, without tolerance, so that sessions end exactly when
 * their token says. An {@code nbf} up to ten seconds ahead is accepted, because the issuer's clock may be ahead.
 *
 * @param issuer required value of {@code iss}; {@code null} accepts any
 * @param audience required entry of {@code aud}; {@code null} accepts any
 * @param clock the current time
 */
public record JwtClaimRules(
        @Nullable String issuer, @Nullable String audience, InstantSource clock) {
    private static final Duration SKEW = Duration.ofSeconds(10);

    OAuth2TokenValidator<Jwt> validator() {
        return token -> {
            String problem = problem(token);
            return problem == null
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", problem, null));
        };
    }

    private @Nullable String problem(Jwt token) {
        Instant now = clock.instant();
        Instant expiresAt = token.getExpiresAt();
        Instant notBefore = token.getNotBefore();
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return "it has expired";
        }
        if (notBefore != null && now.plus(SKEW).isBefore(notBefore)) {
            return "it is not valid yet (nbf)";
        }
        if (issuer != null && !issuer.equals(token.getClaims().get("iss"))) {
            return "it is from another issuer (iss)";
        }
        List<String> audiences = token.getAudience();
        if (audience != null && (audiences == null || !audiences.contains(audience))) {
            return "it is meant for another audience (aud)";
        }
        return null;
    }
}

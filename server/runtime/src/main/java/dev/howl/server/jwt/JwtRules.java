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
 * What a token that is signed well must say besides (RFC 7519, section 4.1).
 *
 * <p>It allows nothing from {@code exp} on, to the second, so that a connection ends when its token says. A token whose
 * {@code nbf} is a few seconds ahead is taken: the clock of who made it may be.
 *
 * @param issuer what {@code iss} must be; {@code null} for any
 * @param audience what {@code aud} must name; {@code null} for any
 * @param clock the time
 */
public record JwtRules(@Nullable String issuer, @Nullable String audience, InstantSource clock) {
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
            return "it does not hold yet (nbf)";
        }
        if (issuer != null && !issuer.equals(token.getClaims().get("iss"))) {
            return "it is of another issuer (iss)";
        }
        List<String> audiences = token.getAudience();
        if (audience != null && (audiences == null || !audiences.contains(audience))) {
            return "it is for somebody else (aud)";
        }
        return null;
    }
}

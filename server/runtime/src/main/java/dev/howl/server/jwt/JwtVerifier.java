package dev.howl.server.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.server.Principal;
import dev.howl.server.security.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * A verifier of JSON Web Tokens (RFC 7519) signed by an issuer. The accepted algorithms follow from the configured key,
 * never from the token's header. Safe for use by several threads.
 *
 * <p>The subject is the claim {@code sub}. The scopes are those of {@code scope} and {@code scp}, each a string of
 * names separated by spaces (RFC 8693, section 4.2) or an array of strings.
 */
public final class JwtVerifier implements TokenVerifier {
    /**
     * Smallest length of an HMAC secret in bytes: a shorter key is weaker than the algorithm (RFC 7518, section 3.2).
     */
    public static final int SECRET_BYTES = 32;

    private static final int MAX_SUBJECT = 200;
    /** The last second of the year 9999, in seconds since 1970: RFC 3339 has no later date-time. */
    private static final long LAST_EXPIRY = 253_402_300_799L;

    private static final Pattern PARTS = Pattern.compile("\\.");
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    private final ReactiveJwtDecoder decoder;

    private JwtVerifier(NimbusReactiveJwtDecoder decoder, JwtClaimRules rules) {
        decoder.setJwtValidator(rules.validator());
        this.decoder = decoder;
    }

    /**
     * Creates a verifier of tokens signed with a shared secret (HS256).
     *
     * @param secret its UTF-8 bytes, at least {@link #SECRET_BYTES}, are the key
     */
    public static JwtVerifier ofSecret(String secret, JwtClaimRules rules) {
        SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new JwtVerifier(
                NimbusReactiveJwtDecoder.withSecretKey(key)
                        .macAlgorithm(MacAlgorithm.HS256)
                        .jwtProcessorCustomizer(JwtVerifier::acceptAccessTokenTypes)
                        .build(),
                rules);
    }

    /** Creates a verifier of tokens signed with one of an issuer's keys (RS256 or ES256). */
    public static JwtVerifier ofKeys(JwkSetCache keys, JwtClaimRules rules) {
        return new JwtVerifier(
                NimbusReactiveJwtDecoder.withJwkSource(
                                token -> keys.matching(token.getHeader()).flatMapIterable(found -> found))
                        .jwtProcessorCustomizer(processor -> {
                            acceptAccessTokenTypes(processor);
                            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                                    Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new JWKSecurityContextJWKSet()));
                        })
                        .build(),
                rules);
    }

    @Override
    public CompletionStage<Principal> verify(String token) {
        return Mono.defer(() -> decoder.decode(token))
                .map(JwtVerifier::principal)
                .onErrorMap(JwtVerifier::refusal)
                .toFuture();
    }

    /**
     * Accepts the types of access tokens: {@code JWT}, {@code at+jwt} and {@code application/at+jwt} (RFC 9068, section
     * 4), or none.
     */
    private static <C extends SecurityContext> void acceptAccessTokenTypes(ConfigurableJWTProcessor<C> processor) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
    }

    private static Principal principal(Jwt token) {
        String subject = token.getSubject();
        Instant expiresAt = token.getExpiresAt();
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw refused("its subject (sub) must have 1 to " + MAX_SUBJECT + " characters");
        }
        if (expiresAt == null) {
            throw refused("its expiry (exp) is missing");
        }
        if (expiry(token) > LAST_EXPIRY) {
            throw refused("its expiry (exp) is beyond the year 9999");
        }
        Set<String> scopes = new TreeSet<>();
        add(scopes, token.getClaims().get("scope"));
        add(scopes, token.getClaims().get("scp"));
        return new Principal(subject, scopes, expiresAt);
    }

    /** Returns {@code exp} as the token has it: the library's moment may have overflowed. */
    private static double expiry(Jwt token) {
        String claims = PARTS.split(token.getTokenValue(), -1)[1];
        try {
            return Json.mapper()
                    .readTree(Base64.getUrlDecoder().decode(claims))
                    .path("exp")
                    .asDouble();
        } catch (JacksonException | IllegalArgumentException e) {
            throw refused("it is malformed");
        }
    }

    private static void add(Set<String> scopes, @Nullable Object claim) {
        if (claim instanceof String text) {
            WHITESPACE.splitAsStream(text).filter(scope -> !scope.isEmpty()).forEach(scopes::add);
        } else if (claim instanceof Collection<?> several) {
            several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(scopes::add);
        }
    }

    /**
     * Translates a failure. Only messages of {@link JwtClaimRules} are passed on: those of the libraries may quote the
     * token.
     */
    private static Throwable refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodedException) {
                return cause;
            }
        }
        if (failure instanceof JwtValidationException invalid) {
            return refused(invalid.getErrors().iterator().next().getDescription());
        }
        return failure instanceof JwtException
                ? refused("it is malformed, or not signed with a key that this server trusts")
                : failure;
    }

    private static CodedException refused(@Nullable String reason) {
        return new CodedException(Codes.UNAUTHENTICATED, "the token is not valid here: " + reason);
    }
}

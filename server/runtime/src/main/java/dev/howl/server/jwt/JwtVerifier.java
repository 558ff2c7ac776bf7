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
import dev.howl.server.Principal;
import dev.howl.server.security.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

/**
 * Knows the tokens that somebody else has signed: JSON Web Tokens (RFC 7519). Which algorithm counts is settled by what
 * the server was given, never by the token. Safe for use by several threads.
 *
 * <p>The subject is the claim {@code sub}; the scopes are those of {@code scope} and {@code scp}, each a text with spaces
 * between them (RFC 8693, section 4.2) or an array of texts.
 */
public final class JwtVerifier implements TokenVerifier {
    /** Shorter ones are weaker than the algorithm (RFC 7518, section 3.2). */
    public static final int SECRET_BYTES = 32;

    private static final int MAX_SUBJECT = 200;
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    private final ReactiveJwtDecoder decoder;

    private JwtVerifier(NimbusReactiveJwtDecoder decoder, JwtRules rules) {
        decoder.setJwtValidator(rules.validator());
        this.decoder = decoder;
    }

    /**
     * Takes what was signed with a secret, by HS256.
     *
     * @param secret whose bytes in UTF-8, {@link #SECRET_BYTES} of them or more, are the key
     */
    public static JwtVerifier ofSecret(String secret, JwtRules rules) {
        SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new JwtVerifier(
                NimbusReactiveJwtDecoder.withSecretKey(key)
                        .macAlgorithm(MacAlgorithm.HS256)
                        .jwtProcessorCustomizer(JwtVerifier::anyAccessToken)
                        .build(),
                rules);
    }

    /** Takes what was signed with one of an issuer's keys, by RS256 or ES256. */
    public static JwtVerifier ofKeys(JwkKeys keys, JwtRules rules) {
        return new JwtVerifier(
                NimbusReactiveJwtDecoder.withJwkSource(
                                token -> keys.matching(token.getHeader()).flatMapIterable(found -> found))
                        .jwtProcessorCustomizer(processor -> {
                            anyAccessToken(processor);
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

    /** Access tokens say {@code JWT}, {@code at+jwt}, also in full (RFC 9068, section 4), or nothing. */
    private static <C extends SecurityContext> void anyAccessToken(ConfigurableJWTProcessor<C> processor) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
    }

    private static Principal principal(Jwt token) {
        String subject = token.getSubject();
        Instant expiresAt = token.getExpiresAt();
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw refused("its subject (sub) has from 1 to " + MAX_SUBJECT + " characters");
        }
        if (expiresAt == null) {
            throw refused("it must say when it expires (exp)");
        }
        Set<String> scopes = new TreeSet<>();
        add(scopes, token.getClaims().get("scope"));
        add(scopes, token.getClaims().get("scp"));
        return new Principal(subject, scopes, expiresAt);
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

    /** What the libraries say may quote the token; only what the rules say is handed on. */
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
                ? refused("it cannot be read, or not signed by whom this server trusts")
                : failure;
    }

    private static CodedException refused(@Nullable String why) {
        return new CodedException(Codes.UNAUTHENTICATED, "the token is not valid here: " + why);
    }
}

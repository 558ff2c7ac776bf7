package dev.howl.server.security;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of a single token that has all scopes and is valid until the process exits. Safe for use by several
 * threads.
 */
public final class PublishToken implements TokenVerifier {
    private static final int BYTES = 32;

    private final byte[] token;
    private final @Nullable String generated;
    private final Principal principal;

    private PublishToken(String token, @Nullable String generated, Set<String> scopes) {
        this.token = digest(token);
        this.generated = generated;
        this.principal = Principal.of("operator", scopes);
    }

    /** Creates a verifier with a new random token of 256 bits. */
    public static PublishToken random(Set<String> scopes) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new PublishToken(token, token, scopes);
    }

    /** Creates a verifier of the token that the operator has configured. */
    public static PublishToken of(String token, Set<String> scopes) {
        return new PublishToken(token, null, scopes);
    }

    /** Returns the generated token, to be shown to the operator only; empty if the operator configured it. */
    public Optional<String> generated() {
        return Optional.ofNullable(generated);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Compares digests, which have one length, in constant time, so that response times tell nothing about the
     * token.
     */
    @Override
    public CompletionStage<Principal> verify(String offered) {
        return MessageDigest.isEqual(token, digest(offered))
                ? CompletableFuture.completedStage(principal)
                : CompletableFuture.failedStage(
                        new CodedException(Codes.UNAUTHENTICATED, "the token is not valid here"));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package dev.howl.server.security;

import dev.howl.server.Principal;
import java.util.concurrent.CompletionStage;

/**
 * A verifier of access tokens. An application defines one bean of this type or uses the starter's: a verifier of JSON
 * Web Tokens if {@code howl.security.hmac-secret} or {@code jwks-uri} is set, else one that knows the publish token.
 *
 * <p>Called on event loops and by several threads at once, so it must not block. Anything that has to be fetched completes
 * the stage later, within ten seconds; until then no other message of the client is read.
 *
 * <pre>{@code
 * @Bean
 * TokenVerifier tokens(UserDirectory users) {
 *     return token -> users.find(token).thenApply(user -> Principal.of(user.name(), user.scopes()));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * Verifies a token.
     *
     * @param token any text, as the client sent it
     * @return the caller; fails with a {@link dev.howl.runtime.CodedException}: {@code unauthenticated} if the token
     *     is not valid, {@code unavailable} if it cannot be verified at the moment
     */
    CompletionStage<Principal> verify(String token);
}

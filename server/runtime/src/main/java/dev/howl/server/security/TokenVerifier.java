package dev.howl.server.security;

import dev.howl.server.Principal;
import java.util.concurrent.CompletionStage;

/**
 * Tells whose token it is. There is one bean of this type: that of the application, else one that knows the publish
 * token.
 *
 * <p>Called on event loops and by several threads at once: it does not block. What has to be fetched is waited for in
 * the stage, for ten seconds at most; the client's other messages wait meanwhile.
 */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * Verifies a token.
     *
     * @param token as the client sent it, any text
     * @return whose it is; fails with a {@link dev.howl.runtime.CodedException}: {@code unauthenticated} where the
     *     token is not valid, {@code unavailable} where that cannot be told for now
     */
    CompletionStage<Principal> verify(String token);
}

package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.ChannelListener;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.HandshakeRequest;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may see cards and decide. A token travels in the handshake: in a header, or in the address for clients that can be
 * given nothing else.
 */
final class PanelAccess implements ChannelListener<OriginalModerationSession> {
    static final String SCOPE = "moderate";

    private static final String PARAMETER = "access_token";
    private static final int REFUSED = 403;

    private final Access access;
    private final boolean open;

    /** @param open whether no token is asked for */
    PanelAccess(Access access, boolean open) {
        this.access = access;
        this.open = open;
    }

    /** A header with a token that is not valid has been refused before. */
    @Override
    public CompletionStage<Void> opening(HandshakeRequest request) {
        String token = request.query().get(PARAMETER);
        if (token == null || request.principal().isPresent()) {
            return CompletableFuture.completedStage(null);
        }
        return access.verify(token)
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(refusal(failure)))
                .thenAccept(request::identify);
    }

    private static Throwable refusal(Throwable failure) {
        return failure instanceof CodedException coded && coded.code().equals(Codes.UNAUTHENTICATED)
                ? new HandshakeRefusedException(REFUSED, String.valueOf(coded.getMessage()))
                : failure;
    }

    /**
     * Lets a client through who may moderate.
     *
     * @return whom its token names, empty for one that needs none and has none
     * @throws CodedException {@code unauthenticated} or {@code forbidden}
     */
    Optional<Principal> require(OriginalModerationSession session) {
        Optional<Principal> caller = session.principal();
        if (!open) {
            access.require(caller.orElse(null), SCOPE);
        }
        return caller;
    }
}

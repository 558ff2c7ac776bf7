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
 * Access control of the panels. A client sends its token in the handshake: in a header, or in the query for clients
 * that cannot set headers.
 */
final class PanelAccess implements ChannelListener<OriginalModerationSession> {
    static final String SCOPE = "moderate";

    private static final String PARAMETER = "access_token";
    private static final int REFUSED = 403;

    private final Access access;
    private final boolean open;

    /**
     * Creates the access control.
     *
     * @param open whether clients need no token
     */
    PanelAccess(Access access, boolean open) {
        this.access = access;
        this.open = open;
    }

    @Override
    public boolean requiresToken() {
        return !open;
    }

    /** Verifies the token in the query; an invalid token in a header has been refused before. */
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
     * Requires that a client may moderate.
     *
     * @return the principal of its token; empty if it needs none and has none
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

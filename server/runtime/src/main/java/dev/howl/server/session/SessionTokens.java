package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session's client: their verification, refresh, expiry and revocation. Confined to the event loop.
 *
 * <p>Reading pauses while a token is verified, because the client's next message relies on the result.
 */
final class SessionTokens {
    /** The property of connect and refresh messages that holds the token. */
    private static final String TOKEN = "token";

    private final HowlSession<?> session;
    private final RoleFrames frames;
    private final Access access;
    private final SessionSubscriptions subscriptions;
    private final InboundFlowControl flowControl;
    private final SessionErrors errors;
    private boolean verifying;

    SessionTokens(
            HowlSession<?> session,
            ChannelState channel,
            Access access,
            SessionSubscriptions subscriptions,
            InboundFlowControl flowControl,
            SessionErrors errors) {
        this.session = session;
        this.frames = channel.frames();
        this.access = access;
        this.subscriptions = subscriptions;
        this.flowControl = flowControl;
        this.errors = errors;
    }

    /**
     * Checks that the client may use a scope.
     *
     * @param scope {@code null} if none is required
     * @throws CodedException {@code unauthenticated} or {@code forbidden}
     */
    void require(@Nullable String scope) {
        if (scope != null) {
            access.require(session.principal().orElse(null), scope);
        }
    }

    /**
     * Verifies the token of a connect message. A refused token makes the session anonymous; the client may try another.
     */
    void connect(Frame frame, @Nullable String ref) {
        String token = frame.text(TOKEN);
        if (token != null) {
            verify(token, session::become, refusal -> {
                session.become(null);
                errors.send(refusal, ref);
            });
        }
    }

    /** Verifies the token of a refresh message. A refused token leaves the current one in place. */
    void refresh(Frame frame, @Nullable String ref) {
        String token = frame.text(TOKEN);
        if (token == null) {
            throw new CodedException(Codes.UNAUTHENTICATED, "the refresh message contains no token");
        }
        verify(token, fresh -> replace(fresh, ref), refusal -> errors.send(refusal, ref));
    }

    /**
     * Closes the session if its token is revoked, or has expired and no other is being verified.
     */
    void check() {
        Principal caller = session.principal().orElse(null);
        if (caller == null || !session.isOpen()) {
            return;
        }
        if (access.isRevoked(caller)) {
            end("the token has been revoked", "the token has been revoked");
        } else if (!verifying && access.isExpired(caller)) {
            end("the token has expired; connect again", "the token has expired");
        }
    }

    /** Checks the token now, before the timer does. */
    void checkNow() {
        session.onLoop(this::check);
    }

    /** Returns whether the session is open and acts for a subject. */
    boolean isOf(String subject) {
        return session.isOpen()
                && session.principal()
                        .filter(caller -> caller.subject().equals(subject))
                        .isPresent();
    }

    private void end(String message, String reason) {
        errors.end(new CodedException(Codes.UNAUTHENTICATED, message), CloseCodes.TOKEN_EXPIRED, reason);
    }

    private void replace(Principal fresh, @Nullable String ref) {
        String before = session.principal().map(Principal::subject).orElse(fresh.subject());
        if (!before.equals(fresh.subject())) {
            errors.send(
                    new CodedException(
                            Codes.FORBIDDEN,
                            "the token belongs to another subject; send connect to change the subject"),
                    ref);
            return;
        }
        session.become(fresh);
        session.sendIfAny(frames.refreshed(fresh.expiresAt(), ref));
    }

    private void verify(String token, Consumer<Principal> accepted, Consumer<CodedException> refused) {
        verifying = true;
        flowControl.hold();
        access.verify(token)
                .whenComplete((principal, failure) -> session.onLoop(() -> {
                    verifying = false;
                    if (failure == null) {
                        accepted.accept(principal);
                    } else {
                        refused.accept(InboundDispatcher.coded(failure, null));
                    }
                    subscriptions.endUnless(topic -> require(topic.readScope()), ended -> errors.send(ended, null));
                    flowControl.release();
                }));
    }
}

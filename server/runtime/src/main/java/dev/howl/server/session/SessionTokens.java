package dev.howl.server.session;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a session's client shows, and what ends with them. Confined to the event loop.
 *
 * <p>Nothing is taken from the client while a token is looked at: what it sends next counts on the answer.
 */
final class SessionTokens {
    /** The property of the connect and refresh messages that holds it. */
    private static final String TOKEN = "token";

    private final HowlSession<?> session;
    private final RoleFrames frames;
    private final Access access;
    private final SessionSubscriptions subscriptions;
    private final InboundFlowControl flowControl;
    private boolean looking;

    SessionTokens(
            HowlSession<?> session,
            RoleFrames frames,
            Access access,
            SessionSubscriptions subscriptions,
            InboundFlowControl flowControl) {
        this.session = session;
        this.frames = frames;
        this.access = access;
        this.subscriptions = subscriptions;
        this.flowControl = flowControl;
    }

    /** Passes a client who may do what needs that scope; everyone where it is {@code null}. */
    void require(@Nullable String scope) {
        if (scope != null) {
            access.require(session.principal().orElse(null), scope);
        }
    }

    /** A token that is refused leaves the connection to nobody in particular; the client may try another. */
    void connect(Frame frame, @Nullable String ref) {
        String token = frame.text(TOKEN);
        if (token != null) {
            look(token, session::become, refusal -> {
                session.become(null);
                session.refuse(refusal, ref);
            });
        }
    }

    /** A token that is refused leaves the old one as it was. */
    void refresh(Frame frame, @Nullable String ref) {
        String token = frame.text(TOKEN);
        if (token == null) {
            throw new CodedException(Codes.UNAUTHENTICATED, "there is no token in the message");
        }
        look(token, fresh -> replace(fresh, ref), refusal -> session.refuse(refusal, ref));
    }

    /** Ends the session of a client whose token has expired and that has not brought another. */
    void checkExpiry() {
        Principal caller = session.principal().orElse(null);
        if (caller != null && !looking && session.isOpen() && access.isExpired(caller)) {
            session.expire();
        }
    }

    private void replace(Principal fresh, @Nullable String ref) {
        String before = session.principal().map(Principal::subject).orElse(fresh.subject());
        if (!before.equals(fresh.subject())) {
            session.refuse(
                    new CodedException(
                            Codes.FORBIDDEN, "the token is another subject's; connect again to be somebody else"),
                    ref);
            return;
        }
        session.become(fresh);
        session.sendIfAny(frames.refreshed(fresh.expiresAt(), ref));
    }

    private void look(String token, Consumer<Principal> accepted, Consumer<CodedException> refused) {
        looking = true;
        flowControl.hold();
        access.verify(token)
                .whenComplete((principal, failure) -> session.onLoop(() -> {
                    looking = false;
                    if (failure == null) {
                        accepted.accept(principal);
                    } else {
                        refused.accept(InboundDispatcher.coded(failure));
                    }
                    subscriptions.endUnless(topic -> require(topic.readScope()), ended -> session.refuse(ended, null));
                    flowControl.release();
                }));
    }
}

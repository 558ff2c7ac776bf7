package dev.howl.server.session;

import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of a session's inbound frames: messages, and all frames that a peer can repeat without sending one. A
 * refused message is answered with an error, another refused frame with nothing; too many of either end the session.
 * Confined to the event loop.
 */
final class MessageQuota {
    private final HowlSession<?> session;
    private final SessionErrors errors;
    private final RateLimit rate;
    private final int perSecond;

    MessageQuota(HowlSession<?> session, SessionErrors errors, int perSecond, Ticker ticker) {
        this.session = session;
        this.errors = errors;
        this.rate = new RateLimit(perSecond, ticker);
        this.perSecond = perSecond;
    }

    /**
     * Counts a message.
     *
     * @param message parsed only where it is refused, and only as far as its ref, which the error echoes; {@code null}
     *     for a binary message
     */
    boolean takesMessage(@Nullable String message) {
        RateLimit.Verdict verdict = rate.next();
        if (verdict == RateLimit.Verdict.REFUSE) {
            errors.send(refusal(), message == null ? null : session.refOf(message));
        }
        return isTaken(verdict);
    }

    /** Counts a frame that is no message. */
    boolean takesFrame() {
        return isTaken(rate.next());
    }

    private boolean isTaken(RateLimit.Verdict verdict) {
        if (verdict == RateLimit.Verdict.CLOSE) {
            CodedException refusal = refusal();
            errors.end(refusal, CloseCodes.POLICY_VIOLATION, refusal.code());
        }
        return verdict == RateLimit.Verdict.TAKE;
    }

    private CodedException refusal() {
        return new CodedException(Codes.RATE_LIMITED, "more than " + perSecond + " messages per second", null, true);
    }
}

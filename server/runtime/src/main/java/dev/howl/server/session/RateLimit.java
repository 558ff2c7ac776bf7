package dev.howl.server.session;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket that holds one second's worth of messages. A client that is refused twice that many messages without
 * the bucket ever filling up again is to be closed. Confined to the event loop.
 */
final class RateLimit {
    enum Verdict {
        TAKE,
        REFUSE,
        CLOSE
    }

    private final int perSecond;
    private final long nanosPerToken;
    private final Ticker ticker;
    /** The moment at which the bucket is full again, in ticks; a second before it the bucket is empty. */
    private long fullAt;

    private int refused;

    RateLimit(int perSecond, Ticker ticker) {
        this.perSecond = perSecond;
        this.nanosPerToken = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.ticker = ticker;
        this.fullAt = ticker.nanos();
    }

    Verdict next() {
        long now = ticker.nanos();
        if (fullAt - now <= 0) {
            fullAt = now;
            refused = 0;
        }
        if (fullAt + nanosPerToken - now <= nanosPerToken * perSecond) {
            fullAt += nanosPerToken;
            return Verdict.TAKE;
        }
        refused++;
        return refused < 2 * perSecond ? Verdict.REFUSE : Verdict.CLOSE;
    }
}

package dev.howl.server.session;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket that holds one second's worth of messages. Who is refused twice that many without ever letting the
 * bucket fill again is abusive. Confined to one thread.
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
    /** The bucket is full when the present reaches this moment, empty a second before it. */
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

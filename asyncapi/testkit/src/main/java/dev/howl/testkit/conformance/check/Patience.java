package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.session.Pacer;
import java.time.Duration;

/** The time to wait for an answer. It gets shorter when a server often does not answer, so that the run comes to its end. */
final class Patience {
    private static final int FEW = 3;
    private static final int MANY = 15;
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration SHORTEST = Duration.ofMillis(60);

    private final Duration full;
    private final Pacer pacer;
    private int disappointed;

    Patience(Duration full, Pacer pacer) {
        this.full = full;
        this.pacer = pacer;
    }

    Duration get() {
        Duration limit = disappointed < FEW ? full : disappointed < MANY ? SHORT : SHORTEST;
        return least(least(full, limit), pacer.left());
    }

    /** Returns the time to wait for what probably does not come. */
    Duration quiet() {
        return least(QUIET, full.dividedBy(10));
    }

    private static Duration least(Duration one, Duration other) {
        Duration least = one.compareTo(other) < 0 ? one : other;
        return least.isNegative() ? Duration.ofMillis(1) : least;
    }

    void disappoint() {
        disappointed++;
    }

    /** Takes back the disappointments: the server is slow, and does not leave requests without an answer. */
    void restore() {
        disappointed = 0;
    }
}

package dev.howl.server.session;

/** A monotonic clock for rate limits and timeouts of sessions. */
@FunctionalInterface
public interface Ticker {

    /** Returns nanoseconds since some fixed moment, as {@link System#nanoTime()}. */
    long nanos();
}

package dev.howl.server.session;

/** The time that limits and time-outs of sessions are measured in. */
@FunctionalInterface
public interface Ticker {

    /** Nanoseconds since some fixed moment, as {@link System#nanoTime()}. */
    long nanos();
}

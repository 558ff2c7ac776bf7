package dev.howl.client.runtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what has waited, and what the client asks by itself, from being a burst: a few are on their way at a time, and
 * none for a second after the server has said that it was too much. So a client with hundreds of subscriptions comes
 * back to a server that takes a few dozen messages a second. Loop only.
 */
final class BacklogThrottle {
    /** Less than half of what any server takes in a second, so that all of them refused are not yet abuse. */
    static final int WINDOW = 16;

    /** Servers count by the second; one that hears nothing for so long has forgotten. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Runnable go;
    private final Set<String> underWay = new HashSet<>();
    private EventLoop.@Nullable Timer rest;

    /** @param go told when a rest is over */
    BacklogThrottle(EventLoop loop, Runnable go) {
        this.loop = loop;
        this.go = go;
    }

    /** Whether nothing may go out at all. */
    boolean isResting() {
        return rest != null;
    }

    /** Whether one more may go out. */
    boolean hasRoom() {
        return rest == null && underWay.size() < WINDOW;
    }

    void began(String ref) {
        underWay.add(ref);
    }

    void ended(String ref) {
        underWay.remove(ref);
    }

    /** The server has said that it was too much. */
    void rest() {
        if (rest == null) {
            rest = loop.schedule(REST, () -> {
                rest = null;
                go.run();
            });
        }
    }

    /** Another connection is counted anew. */
    void startOver() {
        underWay.clear();
        if (rest != null) {
            rest.cancel();
            rest = null;
        }
    }
}

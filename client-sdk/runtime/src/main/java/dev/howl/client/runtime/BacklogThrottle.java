package dev.howl.client.runtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limit on how fast queued messages and the client's own requests are sent: a few are unanswered at a time, and
 * none is sent for more than a second after the server answered {@code rate_limited}. With it a client with hundreds of
 * subscriptions can reconnect to a server that accepts a few dozen messages a second. Event loop only.
 */
final class BacklogThrottle {
    /**
     * Messages sent but not yet answered. Less than half of what a server accepts in a second, so that it does not take
     * the client for abusive even if it refuses all of them.
     */
    static final int WINDOW = 16;

    /** Servers count messages per second, so that after a second of silence, pings aside, their quota is free again. */
    static final Duration PAUSE = Duration.ofMillis(1250);

    private final EventLoop loop;
    private final Runnable onResume;
    private final Set<String> inFlight = new HashSet<>();
    private EventLoop.@Nullable Timer pause;

    /** @param onResume called when a pause has ended */
    BacklogThrottle(EventLoop loop, Runnable onResume) {
        this.loop = loop;
        this.onResume = onResume;
    }

    /** Returns whether nothing may be sent, because the server answered {@code rate_limited}. */
    boolean isPaused() {
        return pause != null;
    }

    /** Returns whether one more message may be sent. */
    boolean hasRoom() {
        return pause == null && inFlight.size() < WINDOW;
    }

    /** Counts a message as sent. */
    void began(String ref) {
        inFlight.add(ref);
    }

    /**
     * Counts a message as answered, if it was counted as sent. In a pause the server read it late, and its second of
     * silence begins only now.
     */
    void ended(String ref) {
        if (inFlight.remove(ref) && isPaused()) {
            pause();
        }
    }

    /** Starts a pause, or starts it again, because the server answered {@code rate_limited}. */
    void pause() {
        EventLoop.cancel(pause);
        pause = loop.schedule(PAUSE, () -> {
            pause = null;
            onResume.run();
        });
    }

    /** Resets the counts, for a new connection. */
    void reset() {
        inFlight.clear();
        EventLoop.cancel(pause);
        pause = null;
    }
}

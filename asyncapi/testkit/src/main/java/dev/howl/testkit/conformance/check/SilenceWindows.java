package dev.howl.testkit.conformance.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The times to wait for the refusal of an invalid message, by message. A server that told nothing about the first ones of a
 * message, and answered a valid request after each, is then asked at once and waited for briefly: its answer to a later
 * request shows that it has passed the message over. A refusal that comes after all brings the full times back. Not
 * thread-safe.
 */
final class SilenceWindows {
    private static final int FULL = 2;
    private static final Duration DIRECT = Duration.ofMillis(60);
    private static final Duration LATE = Duration.ofMillis(10);

    private final Map<String, Integer> silent = new HashMap<>();

    /** Returns the time to wait before a request shows whether there is an answer. */
    Duration direct(String message) {
        return isSilent(message) ? Duration.ZERO : DIRECT;
    }

    /**
     * Returns the time to wait for a refusal that comes after the answer to a later request.
     *
     * @param full for a message about which the server has told something, or of which little was sent
     */
    Duration late(String message, Duration full) {
        return isSilent(message) && LATE.compareTo(full) < 0 ? LATE : full;
    }

    /** Returns the time to wait for a refusal where the contract says that there is none. */
    Duration none() {
        return LATE;
    }

    private boolean isSilent(String message) {
        return silent.getOrDefault(message, 0) >= FULL;
    }

    /** Notes that nothing was told about an invalid message. */
    void passedOver(String message) {
        silent.merge(message, 1, Integer::sum);
    }

    /** Notes that something was told about an invalid message. */
    void told(String message) {
        silent.remove(message);
    }
}

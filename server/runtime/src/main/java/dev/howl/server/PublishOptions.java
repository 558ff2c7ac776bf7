package dev.howl.server;

import org.jspecify.annotations.Nullable;

/**
 * What an append depends on. All that is asked for is checked and noted in the same step as the append.
 *
 * @param dedupeId publishing twice with it on a topic within ten minutes appends once, and answers the first position;
 *     from 1 to {@value #MAX_NAME} characters, or {@code null}
 * @param once a counter that the append moves on, or {@code null}
 * @param fence the lock that whoever publishes must still hold, or {@code null}
 */
public record PublishOptions(
        @Nullable String dedupeId,
        @Nullable Once once,
        @Nullable Fence fence) {

    public static final int MAX_NAME = 200;

    public static final PublishOptions NONE = new PublishOptions(null, null, null);

    /**
     * Appends only where the counter stands below the tick, and puts it there.
     *
     * @param counter its name; counters outlive the process where the log's engine has a store
     * @param tick at least 0
     */
    public record Once(String counter, long tick) {
        public Once {
            named("counter", counter);
        }
    }

    /**
     * Appends only where nobody has shown a greater token of the lock.
     *
     * @param lock its name
     * @param token grows with each holder of the lock
     */
    public record Fence(String lock, long token) {
        public Fence {
            named("lock", lock);
        }
    }

    public PublishOptions {
        if (dedupeId != null) {
            named("dedupe id", dedupeId);
        }
    }

    /** Appends once for that id; {@code null} for an ordinary append. */
    public static PublishOptions dedupe(@Nullable String id) {
        return id == null ? NONE : new PublishOptions(id, null, null);
    }

    public PublishOptions withOnce(Once counter) {
        return new PublishOptions(dedupeId, counter, fence);
    }

    public PublishOptions withFence(@Nullable Fence held) {
        return new PublishOptions(dedupeId, once, held);
    }

    private static void named(String what, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a " + what + " has from 1 to " + MAX_NAME + " characters");
        }
    }
}

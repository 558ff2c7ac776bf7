package dev.howl.server;

import org.jspecify.annotations.Nullable;

/**
 * The conditions of an append. All of them are checked and recorded atomically with the append.
 *
 * <pre>{@code
 * publisher.publish(null, quote, PublishOptions.dedupe(requestId)); // repeating the request appends nothing
 * }</pre>
 *
 * @param dedupeId id of the event: publishing with it again on the same topic within ten minutes appends nothing and
 *     returns the first position. 1 to {@value #MAX_NAME} characters, or {@code null}
 * @param content digest of what the dedupe id stands for: publishing with the id again and another digest fails with
 *     {@link NotAppendedException.Reason#OTHER_CONTENT}. {@code null} if the contents are not compared
 * @param once a counter that the append moves forward, or {@code null}
 * @param fence the lease that the publisher must still hold, or {@code null}
 */
public record PublishOptions(
        @Nullable String dedupeId,
        @Nullable String content,
        @Nullable Once once,
        @Nullable Fence fence) {

    /** Largest length of dedupe ids and of names of counters and locks, in characters. */
    public static final int MAX_NAME = 200;

    /** No conditions. */
    public static final PublishOptions NONE = new PublishOptions(null, null, null, null);

    /**
     * A condition that a counter is below a tick; the append sets it to the tick. An append that is retried, or
     * attempted by several nodes, is thus done once.
     *
     * @param counter name of the counter, 1 to {@value #MAX_NAME} characters; counters outlive the process if the
     *     engine has a store
     * @param tick at least 0
     */
    public record Once(String counter, long tick) {
        public Once {
            checkName("counter", counter);
        }
    }

    /**
     * A condition that no greater token of a lock was used before. It stops a publisher that lost its lease without
     * noticing.
     *
     * @param lock name of the lock, 1 to {@value #MAX_NAME} characters
     * @param token fencing token, which grows with each new holder of the lock
     */
    public record Fence(String lock, long token) {
        public Fence {
            checkName("lock", lock);
        }
    }

    public PublishOptions {
        if (dedupeId != null) {
            checkName("dedupe id", dedupeId);
        }
        if (content != null) {
            checkName("digest", content);
        }
    }

    /**
     * Returns options with a dedupe id.
     *
     * @param id {@code null} for no condition
     */
    public static PublishOptions dedupe(@Nullable String id) {
        return id == null ? NONE : new PublishOptions(id, null, null, null);
    }

    /**
     * Returns these options with a digest of the content that the dedupe id stands for.
     *
     * @param text the content, as far as a repeated request has it again
     */
    public PublishOptions withContent(String text) {
        return new PublishOptions(dedupeId, Digests.sha256(text), once, fence);
    }

    /** Returns these options with a counter. */
    public PublishOptions withOnce(Once counter) {
        return new PublishOptions(dedupeId, content, counter, fence);
    }

    /**
     * Returns these options with a fence.
     *
     * @param newFence {@code null} for no fence
     */
    public PublishOptions withFence(@Nullable Fence newFence) {
        return new PublishOptions(dedupeId, content, once, newFence);
    }

    private static void checkName(String what, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "a " + what + " must have 1 to " + MAX_NAME + " characters, but has " + name.length());
        }
    }
}

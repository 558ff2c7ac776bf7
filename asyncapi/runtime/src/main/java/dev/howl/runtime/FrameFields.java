package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What the runtime adds to a message when it becomes a frame. Each is left out where it is {@code null} or the envelope
 * has no place for it.
 *
 * @param ref links a reply to its request
 * @param position of an event
 * @param connectionId that clients repeat in each payload
 */
public record FrameFields(
        @Nullable String ref,
        @Nullable Position position,
        @Nullable String connectionId) {

    public static final FrameFields NONE = new FrameFields(null, null, null);

    public static FrameFields ref(@Nullable String ref) {
        return ref == null ? NONE : new FrameFields(ref, null, null);
    }

    public static FrameFields position(Position position) {
        return new FrameFields(null, position, null);
    }
}

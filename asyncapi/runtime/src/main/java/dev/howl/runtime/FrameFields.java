package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Fields that the runtime adds to a message when it writes the frame. A field is omitted if it is {@code null} or the
 * {@link Envelope} has no property for it.
 *
 * @param ref correlation id that links a reply to its request
 * @param position position of an event
 * @param connectionId id of the session, which clients repeat in each payload
 */
public record FrameFields(
        @Nullable String ref,
        @Nullable Position position,
        @Nullable String connectionId) {

    /** No fields. */
    public static final FrameFields NONE = new FrameFields(null, null, null);

    /** Returns fields with a correlation id alone. */
    public static FrameFields ref(@Nullable String ref) {
        return ref == null ? NONE : new FrameFields(ref, null, null);
    }

    /** Returns fields with a position alone. */
    public static FrameFields position(Position position) {
        return new FrameFields(null, position, null);
    }
}

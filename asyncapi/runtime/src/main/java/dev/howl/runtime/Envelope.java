package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Where a frame keeps what the runtime itself reads: names of properties at the top level of the frame's JSON object.
 *
 * @param discriminator the property whose constant value names the message; {@code null} where a channel has a single
 *     message in each direction, so that nothing is to be told apart
 * @param payload the property that holds what a handler sees; {@code null} where the whole frame is the payload
 * @param correlation the property that a reply echoes (AsyncAPI 3.0 Correlation ID Object); {@code null} where replies
 *     are told by their type alone
 * @param position the property that holds an event's {@link Position}; {@code null} where the channel has no topics
 * @param connectionId the property of a client message's payload that repeats the id of the first frame; {@code null}
 *     where clients do not repeat it
 */
public record Envelope(
        @Nullable String discriminator,
        @Nullable String payload,
        @Nullable String correlation,
        @Nullable String position,
        @Nullable String connectionId) {

    /** The envelope of a document that says nothing about one: the frame is the payload. */
    public static final Envelope NONE = new Envelope(null, null, null, null, null);
}

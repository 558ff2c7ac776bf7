package dev.howl.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Names of the top-level properties of a frame's JSON object that the runtime itself reads and writes.
 *
 * @param discriminator the property that has a text of its own in each message, which the runtime writes; {@code null} if
 *     there is none
 * @param payload the property with the payload that handlers see; {@code null} if the whole frame is the payload
 * @param correlation the property that a reply echoes (AsyncAPI 3.0, Correlation ID Object); {@code null} if replies
 *     are matched by their type alone
 * @param position the property with the {@link Position} of an event; {@code null} if the channel has no topics
 * @param connectionId the property of a client's payload that repeats the id from the server's first frame; {@code
 *     null} if clients do not repeat it
 * @param numbered whether the correlation id is an integer instead of a text
 */
public record Envelope(
        @Nullable String discriminator,
        @Nullable String payload,
        @Nullable String correlation,
        @Nullable String position,
        @Nullable String connectionId,
        boolean numbered) {

    /** The envelope of a contract without {@code x-howl-envelope}: the whole frame is the payload. */
    public static final Envelope NONE = new Envelope(null, null, null, null, null);

    /** Creates an envelope whose correlation id is a text. */
    public Envelope(
            @Nullable String discriminator,
            @Nullable String payload,
            @Nullable String correlation,
            @Nullable String position,
            @Nullable String connectionId) {
        this(discriminator, payload, correlation, position, connectionId, false);
    }

    /** Returns this envelope with an integer as correlation id. */
    public Envelope withNumbers() {
        return new Envelope(discriminator, payload, correlation, position, connectionId, true);
    }
}

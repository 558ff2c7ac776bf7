package dev.howl.testkit.mock;

import dev.howl.model.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * A message or handshake of a client that breaks the contract or RFC 6455.
 *
 * @param connection number of the connection, from 1; 0 for a refused handshake
 * @param channel id of the channel, empty for a handshake that fits none
 * @param message id of the message; {@code null} if the channel has none that fits
 * @param pointer JSON Pointer to the offending value, empty for the whole frame
 * @param keyword the violated keyword of JSON Schema; {@code protocol} for RFC 6455; {@code not-json}, {@code binary}
 *     and {@code unknown-message} for messages that the contract does not have; {@code handshake}; {@code wrong_id} and
 *     {@code not_connected} for messages that do not fit their connection
 * @param problem the rule in words
 * @param place of the rule in the document
 */
public record MockViolation(
        int connection,
        String channel,
        @Nullable String message,
        String pointer,
        String keyword,
        String problem,
        Location place) {

    /** Returns a line: {@code place_order /payload/quantity: must be at most 5 (maximum, shop.yaml:41:9)}. */
    @Override
    public String toString() {
        String subject = message == null ? "a message" : message;
        String at = pointer.isEmpty() ? "" : " " + pointer;
        return subject + at + ": " + problem + " (" + keyword + ", " + place + ")";
    }
}

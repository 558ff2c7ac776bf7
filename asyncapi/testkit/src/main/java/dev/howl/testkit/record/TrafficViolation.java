package dev.howl.testkit.record;

import dev.howl.model.diagnostic.Location;
import dev.howl.runtime.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A message, frame or handshake that breaks the contract or RFC 6455.
 *
 * @param direction {@code TO_SERVER} if the client broke it
 * @param message id of the message; {@code null} if the channel has none that fits
 * @param pointer JSON Pointer to the offending value, empty for the whole frame
 * @param keyword the violated keyword of JSON Schema; {@code protocol} for RFC 6455; {@code not-json}, {@code binary}
 *     and {@code unknown-message} for messages that the contract does not have; {@code handshake}; {@code
 *     unknown-channel}
 * @param problem the rule in words, without the value
 * @param place of the rule in the document, or of what it belongs to
 */
public record TrafficViolation(
        Direction direction, @Nullable String message, String pointer, String keyword, String problem, Location place) {

    /** Returns a line: {@code place_order /quantity: more than 5 (maximum, shop.yaml:23:25)}. */
    @Override
    public String toString() {
        String at = pointer.isEmpty() ? "" : " " + pointer;
        return (message == null ? "?" : message) + at + ": " + problem + " (" + keyword + ", " + place + ")";
    }
}

package dev.howl.testkit.mock;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A message that a client sent.
 *
 * @param connection number of the connection, from 1
 * @param message its id in the channel; {@code null} if the channel has none that fits
 * @param text the whole text, empty for a binary message
 * @param bytes the content of a binary message, empty for text. It must not be changed.
 * @param json the content as JSON; a missing node if it is none
 * @param valid whether it fits the contract
 */
// Error Prone: the array is written once and only read.
@SuppressWarnings("ArrayRecordComponent")
public record PeerMessage(
        int connection, @Nullable String message, String text, byte[] bytes, JsonNode json, boolean valid) {

    static PeerMessage of(
            int connection,
            @Nullable String message,
            String text,
            byte[] bytes,
            @Nullable JsonNode json,
            boolean valid) {
        return new PeerMessage(
                connection, message, text, bytes, json == null ? MissingNode.getInstance() : json, valid);
    }

    /** Returns id and content in one line. */
    @Override
    public String toString() {
        return "#" + connection + " " + (message == null ? "?" : message) + " "
                + (bytes.length == 0 ? text : bytes.length + " bytes");
    }
}

package dev.howl.testkit.transcript;

import dev.howl.runtime.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event of a transcript. Secrets are masked, see {@link #MASK}. */
public sealed interface TranscriptLine {
    /** The text in place of a token or password. */
    String MASK = "***";

    /** Returns the number of the connection, from 1. */
    int connection();

    /**
     * An accepted handshake.
     *
     * @param channel id of the channel, empty if the contract has none at this path
     * @param target path and query of the request
     * @param headers of the request by name in lower case, without those of the handshake itself
     */
    record Opened(int connection, String channel, String target, Map<String, String> headers)
            implements TranscriptLine {
        public Opened {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /**
     * A message.
     *
     * @param message id in the channel; {@code null} if the contract has none that fits
     * @param content the frame: an object with {@code json}, {@code text} or {@code base64}
     * @param correlation the correlation id; {@code null} if it has none
     * @param violations what the message breaks, as objects with {@code pointer}, {@code keyword}, {@code problem} and
     *     {@code place}; an empty array for a valid message
     */
    record Sent(
            int connection,
            Direction direction,
            @Nullable String message,
            JsonNode content,
            @Nullable JsonNode correlation,
            JsonNode violations)
            implements TranscriptLine {

        /** Returns whether it fits the contract. */
        public boolean isValid() {
            return violations.isEmpty();
        }
    }

    /** A Close frame. */
    record Closed(int connection, Direction direction, int code, String reason) implements TranscriptLine {}

    /** The end of the TCP connection. */
    record Ended(int connection) implements TranscriptLine {}
}

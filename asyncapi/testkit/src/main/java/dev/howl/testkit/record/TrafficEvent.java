package dev.howl.testkit.record;

import dev.howl.runtime.Direction;
import dev.howl.testkit.transcript.EventFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a recorder saw. Secrets are masked.
 *
 * @param connection number of the connection, from 1; 0 if there is none
 * @param direction in which a message, frame or handshake travelled; {@code null} for other events
 * @param channel id of the channel, empty if there is none
 * @param message id of the message; {@code null} if there is none
 * @param text the content of a message, or the event in words
 * @param violation what broke the contract; {@code null} for other events
 */
public record TrafficEvent(
        Instant time,
        Kind kind,
        int connection,
        @Nullable Direction direction,
        String channel,
        @Nullable String message,
        String text,
        @Nullable TrafficViolation violation) {

    /** The kinds of events. */
    public enum Kind {
        OPENED("open"),
        MESSAGE(""),
        VIOLATION("broken"),
        REFUSED("refused"),
        CLOSED("closed"),
        /** Something that was not checked, or could not be forwarded. */
        WARNING("warning");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** Puts the text on one line without control characters, and cuts it. */
    public TrafficEvent {
        text = EventFormat.text(text);
    }

    /** Returns a line: {@code 12:30:01.125 #1 shop client -> server broken place_order /quantity: …}. */
    @Override
    public String toString() {
        String way =
                direction == null ? null : direction == Direction.TO_SERVER ? "client -> server" : "server -> client";
        return EventFormat.line(time, connection, channel, way, kind.sign, violation == null ? message : null, text);
    }

    /** Returns the event as an object for programs. */
    public ObjectNode toJson() {
        ObjectNode json = EventFormat.json(time, kind, connection, channel);
        if (direction != null) {
            json.put("from", direction == Direction.TO_SERVER ? "client" : "server");
        }
        if (message != null) {
            json.put("message", message);
        }
        json.put("text", text);
        if (violation != null) {
            EventFormat.violation(
                    json, violation.pointer(), violation.keyword(), violation.problem(), violation.place());
        }
        return json;
    }
}

package dev.howl.testkit.mock;

import dev.howl.testkit.transcript.EventFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened at a mock.
 *
 * @param connection number of the connection, from 1; 0 if there is none
 * @param channel id of the channel, empty if there is none
 * @param message id of the message; {@code null} if there is none
 * @param text the content of a message, or the event in words
 * @param violation the rule that a client broke; {@code null} for other events
 */
public record MockEvent(
        Instant time,
        Kind kind,
        int connection,
        String channel,
        @Nullable String message,
        String text,
        @Nullable MockViolation violation) {

    /** The kinds of events. */
    public enum Kind {
        OPENED("open"),
        RECEIVED("<-"),
        SENT("->"),
        VIOLATION("broken"),
        FAULT("fault"),
        REFUSED("refused"),
        CLOSED("closed");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** Puts the text on one line without control characters, and cuts it. */
    public MockEvent {
        text = EventFormat.text(text);
    }

    /** Returns a line: {@code 12:30:01.125 #1 shop <- place_order {"type":"place_order"}}. */
    @Override
    public String toString() {
        return EventFormat.line(time, connection, channel, kind.sign, message, text);
    }

    /** Returns the event as an object for programs. */
    public ObjectNode toJson() {
        ObjectNode json = EventFormat.json(time, kind, connection, channel);
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

package dev.howl.testkit.mock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
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
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final int MAX_TEXT = 400;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

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
        String line = CONTROLS.matcher(text).replaceAll(" ");
        text = line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
    }

    /** Returns a line: {@code 12:30:01.125 #1 shop <- place_order {"type":"place_order"}}. */
    @Override
    public String toString() {
        String clock = CLOCK.format(time);
        String from = (connection == 0 ? "" : " #" + connection) + (channel.isEmpty() ? "" : " " + channel);
        return clock + from + " " + kind.sign + (message == null ? "" : " " + message)
                + (text.isEmpty() ? "" : " " + text);
    }

    /** Returns the event as an object for programs. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", time.toString());
        json.put("event", kind.name().toLowerCase(Locale.ROOT));
        if (connection != 0) {
            json.put("connection", connection);
        }
        if (!channel.isEmpty()) {
            json.put("channel", channel);
        }
        if (message != null) {
            json.put("message", message);
        }
        json.put("text", text);
        if (violation != null) {
            json.put("pointer", violation.pointer())
                    .put("keyword", violation.keyword())
                    .put("place", violation.place().toString());
        }
        return json;
    }
}

package dev.howl.testkit.record;

import dev.howl.runtime.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
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
    private static final int MAX_TEXT = 400;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

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
        String line = CONTROLS.matcher(text).replaceAll(" ");
        text = line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
    }

    /** Returns a line: {@code 12:30:01.125 #1 shop client -> server broken place_order /quantity: …}. */
    @Override
    public String toString() {
        StringBuilder line =
                new StringBuilder(time.truncatedTo(ChronoUnit.MILLIS).toString().replaceAll(".*T|Z$", ""));
        if (connection != 0) {
            line.append(" #").append(connection);
        }
        line.append(channel.isEmpty() ? "" : " " + channel);
        if (direction != null) {
            line.append(direction == Direction.TO_SERVER ? " client -> server" : " server -> client");
        }
        line.append(kind.sign.isEmpty() ? "" : " " + kind.sign);
        line.append(message == null || violation != null ? "" : " " + message);
        return line.append(text.isEmpty() ? "" : " " + text).toString();
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
        if (direction != null) {
            json.put("from", direction == Direction.TO_SERVER ? "client" : "server");
        }
        if (message != null) {
            json.put("message", message);
        }
        json.put("text", text);
        if (violation != null) {
            json.put("pointer", violation.pointer())
                    .put("keyword", violation.keyword())
                    .put("problem", violation.problem())
                    .put("place", violation.place().toString());
        }
        return json;
    }
}

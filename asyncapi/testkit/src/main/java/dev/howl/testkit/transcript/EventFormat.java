package dev.howl.testkit.transcript;

import dev.howl.model.diagnostic.Location;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The format of events on connections: a line for people, and an object for programs. */
public final class EventFormat {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int MAX_TEXT = 400;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private EventFormat() {}

    /** Puts a text from the network on one line without control characters, and cuts it. */
    public static String text(String text) {
        String line = CONTROLS.matcher(text).replaceAll(" ");
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
    }

    /**
     * Returns a line: {@code 12:30:01.125 #1 shop <- place_order {"type":"place_order"}}.
     *
     * @param connection number of the connection; 0 for none
     * @param channel id of the channel; empty for none
     * @param words empty and {@code null} ones are left out
     */
    public static String line(Instant time, int connection, String channel, @Nullable String... words) {
        StringBuilder line = new StringBuilder(CLOCK.format(time));
        line.append(connection == 0 ? "" : " #" + connection);
        line.append(channel.isEmpty() ? "" : " " + channel);
        for (String word : words) {
            line.append(word == null || word.isEmpty() ? "" : " " + word);
        }
        return line.toString();
    }

    /** Returns the members that objects of all events begin with. */
    public static ObjectNode json(Instant time, Enum<?> kind, int connection, String channel) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", time.toString()).put("event", kind.name().toLowerCase(Locale.ROOT));
        if (connection != 0) {
            json.put("connection", connection);
        }
        if (!channel.isEmpty()) {
            json.put("channel", channel);
        }
        return json;
    }

    /** Adds the members of a violation of the contract. */
    public static void violation(ObjectNode json, String pointer, String keyword, String problem, Location place) {
        json.put("pointer", pointer)
                .put("keyword", keyword)
                .put("problem", problem)
                .put("place", place.toString());
    }
}

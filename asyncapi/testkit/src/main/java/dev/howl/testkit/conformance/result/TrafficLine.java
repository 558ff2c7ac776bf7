package dev.howl.testkit.conformance.result;

/**
 * A frame, or another event, of a connection.
 *
 * @param origin who caused it
 * @param text the text of a message, or the event in words; cut if it is long
 */
public record TrafficLine(Origin origin, String text) {
    /** Most characters that are kept of a text. */
    public static final int MAX_LENGTH = 4_000;

    /** Origin of an event. */
    public enum Origin {
        CLIENT,
        SERVER,
        /** Neither: a note of the runner. */
        NOTE
    }

    public TrafficLine {
        text = text.length() > MAX_LENGTH
                ? text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)"
                : text;
    }
}

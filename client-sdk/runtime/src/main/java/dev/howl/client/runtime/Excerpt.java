package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/** The beginning of a text of the server, fit for messages and logs. */
final class Excerpt {
    private static final int LENGTH = 200;

    private Excerpt() {}

    /** Returns at most 200 characters on one line; empty if there is no text. */
    static String of(@Nullable Object text) {
        String all = text instanceof String string ? string : "";
        String start = all.substring(0, Math.min(all.length(), 4 * LENGTH));
        String line = start.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("[^\\P{C}]", "?")
                .strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }
}

package dev.howl.app.alerts;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A city that can have alerts. */
record City(UUID uuid, String name) {
    /** The full form of a uuid; {@link UUID#fromString} alone would accept shorter ones. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Returns the key of the city's events: its uuid in lower case. */
    String key() {
        return uuid.toString();
    }

    /** Parses a uuid in upper or lower case; empty if it is invalid. */
    static Optional<UUID> uuid(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return UUID_TEXT.matcher(lowerCase).matches() ? Optional.of(UUID.fromString(lowerCase)) : Optional.empty();
    }
}

package dev.howl.app.alerts;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A city for which there may be alerts; its uuid is the key of its events. */
record City(UUID uuid, String name) {
    /** {@link UUID#fromString} alone takes shorter ones too. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The key of its events: the uuid in small letters. */
    String key() {
        return uuid.toString();
    }

    /** Reads a uuid as people write it, in capitals or not. */
    static Optional<UUID> uuid(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return UUID_TEXT.matcher(small).matches() ? Optional.of(UUID.fromString(small)) : Optional.empty();
    }
}

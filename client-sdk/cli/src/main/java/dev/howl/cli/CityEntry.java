package dev.howl.cli;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A city that the server knows. */
record CityEntry(String name, UUID uuid) {
    /** {@link UUID#fromString} alone takes shorter ones too. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** All cities, the one first that is meant where none is named. */
    static List<CityEntry> all(HttpApi api) throws InterruptedException {
        return api.get("/api/cities")
                .path("cities")
                .valueStream()
                .map(city -> new CityEntry(
                        city.path("name").asString(""), uuid(city.path("uuid").asString(""))))
                .toList();
    }

    /**
     * Reads a uuid, in capitals or not.
     *
     * @throws IllegalArgumentException in the words of the original command
     */
    static UUID uuid(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        if (!UUID_TEXT.matcher(small).matches()) {
            throw new IllegalArgumentException("City uuid '" + text + "' is not valid!");
        }
        return UUID.fromString(small);
    }
}

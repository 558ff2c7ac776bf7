package dev.howl.cli;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A city of the server. */
record CityEntry(String name, UUID uuid) {
    /** Stricter than {@link UUID#fromString}, which also accepts shorter texts. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Requests all cities. The first one is the default city. */
    static List<CityEntry> all(HttpApi api) throws InterruptedException {
        return api.get("/api/cities")
                .path("cities")
                .valueStream()
                .map(city -> new CityEntry(
                        city.path("name").asString(""), uuid(city.path("uuid").asString(""))))
                .toList();
    }

    /**
     * Parses a uuid, ignoring case.
     *
     * @throws IllegalArgumentException with the original command's message
     */
    static UUID uuid(String text) {
        if (!isUuid(text)) {
            throw new IllegalArgumentException("City uuid '" + text + "' is not valid!");
        }
        return UUID.fromString(text.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }
}

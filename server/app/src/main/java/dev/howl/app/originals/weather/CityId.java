package dev.howl.app.originals.weather;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A parser of the query parameter {@code city_uuid}, which accepts the forms that the original's accepts: 32 hexadecimal
 * digits in any case, with hyphens anywhere or without, in braces, and with {@code urn:} and {@code uuid:}.
 */
final class CityId {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern GROUPS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    private CityId() {}

    /** Returns the uuid; empty if the text is none. */
    static Optional<UUID> read(String text) {
        String digits = text.replace("urn:", "")
                .replace("uuid:", "")
                .replaceAll("^[{}]+|[{}]+$", "")
                .replace("-", "")
                .toLowerCase(Locale.ROOT);
        return DIGITS.matcher(digits).matches()
                ? Optional.of(UUID.fromString(GROUPS.matcher(digits).replaceFirst("$1-$2-$3-$4-$5")))
                : Optional.empty();
    }
}

package dev.howl.cli;

import dev.howl.client.http.City;
import dev.howl.client.http.HowlHttp;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lookup of a city by its name or uuid. */
final class CityLookup {
    private static final int SUGGESTIONS = 3;
    /** Stricter than {@link UUID#fromString}, which also accepts shorter texts. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CityLookup() {}

    /**
     * Returns the uuid of a city. The server is only asked for a name. Blocks.
     *
     * @throws CodedException as {@link #find}, and if the server does not answer
     */
    static UUID uuid(ServerOptions server, String nameOrUuid) throws ExecutionException, InterruptedException {
        if (isUuid(nameOrUuid)) {
            return uuid(nameOrUuid);
        }
        try (HowlHttp http = server.http()) {
            return find(http.cities().get(), nameOrUuid).uuid();
        }
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
        return UUID.fromString(folded(text));
    }

    private static boolean isUuid(String text) {
        return UUID_TEXT.matcher(folded(text)).matches();
    }

    /**
     * Finds the city with a name, ignoring case.
     *
     * @throws CodedException {@code not_found} with the most similar names, {@code conflict} with the uuids if several
     *     cities have the name
     */
    static City find(List<City> cities, String name) {
        List<City> found =
                cities.stream().filter(city -> same(city.name(), name)).toList();
        if (found.isEmpty()) {
            throw new CodedException(Codes.NOT_FOUND, "no city is called '" + name + "'" + suggestion(cities, name));
        }
        if (found.size() > 1) {
            String uuids = found.stream().map(city -> city.uuid().toString()).collect(Collectors.joining(", "));
            throw new CodedException(
                    Codes.CONFLICT,
                    found.size() + " cities are called '" + name + "'; select one by its uuid: " + uuids);
        }
        return found.get(0);
    }

    private static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String suggestion(List<City> cities, String name) {
        String wanted = folded(name);
        List<String> nearest = cities.stream()
                .map(City::name)
                .distinct()
                .sorted(Comparator.comparingInt(candidate -> distance(folded(candidate), wanted)))
                .limit(SUGGESTIONS)
                .toList();
        return nearest.isEmpty() ? "" : "; similar names: " + String.join(", ", nearest);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the edit distance, or 0 for a name that begins with the wanted one. */
    private static int distance(String candidate, String wanted) {
        return !wanted.isEmpty() && candidate.startsWith(wanted) ? 0 : levenshtein(candidate, wanted);
    }

    /** Returns the number of insertions, deletions and substitutions that turn one text into the other. */
    private static int levenshtein(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

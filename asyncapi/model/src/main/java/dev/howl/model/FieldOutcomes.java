package dev.howl.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The use that Howl makes of each field of AsyncAPI's objects, and of each of its own extensions: a row per field, read
 * from {@code fields.outcomes}. The keywords of schemas have rows of their own, in {@link
 * dev.howl.model.schema.Keyword}. Immutable; may be used by several threads.
 */
public final class FieldOutcomes {
    private static final Pattern ROW = Pattern.compile(" +([^\\s,]+(?:, [^\\s,]+)*) {2,}([a-z+]+)(?: {2,}(\\S.*))?");
    private static final FieldOutcomes ALL = new FieldOutcomes();

    private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();

    private FieldOutcomes() {
        try (InputStream in = Objects.requireNonNull(
                        FieldOutcomes.class.getResourceAsStream("/dev/howl/model/fields.outcomes"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String object = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(" ")) {
                    read(object, line);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    object = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A use that Howl makes of a field. */
    public enum Use {
        /** Generated code depends on it, or the schemas by which frames and handshakes are checked. */
        CODE,
        /** The generated pages show it. */
        DOCS,
        /** It has no effect on generated code, and a warning says so. */
        WARNING,
        /** It holds nothing that could be used. */
        NONE
    }

    /**
     * A field of an object.
     *
     * @param object its name in the specification; {@code x-howl} and a place for the extensions of Howl
     * @param words the reason for which the field has no effect on generated code; empty where it has
     */
    public record Row(String object, String field, Set<Use> uses, String words) {
        public Row {
            uses = Set.copyOf(uses);
        }
    }

    /** Returns all rows, in the order of the specification's objects. */
    public static List<Row> all() {
        return ALL.rows.values().stream()
                .flatMap(fields -> fields.values().stream())
                .toList();
    }

    /** Returns the row of a field, {@code null} if there is none. */
    public static @Nullable Row of(String object, String field) {
        return ALL.rows.getOrDefault(object, Map.of()).get(field);
    }

    private void read(String object, String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalStateException("not a row of fields.outcomes: " + line);
        }
        Set<Use> uses = EnumSet.noneOf(Use.class);
        Arrays.stream(row.group(2).split("\\+"))
                .map(use -> Use.valueOf(use.toUpperCase(Locale.ROOT)))
                .forEach(uses::add);
        String words = row.group(3) == null ? "" : row.group(3);
        for (String field : new ArrayList<>(List.of(row.group(1).split(", ")))) {
            rows.computeIfAbsent(object, any -> new LinkedHashMap<>()).put(field, new Row(object, field, uses, words));
        }
    }
}

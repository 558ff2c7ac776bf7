package dev.howl.server.boot;

import dev.howl.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/**
 * The names of all {@code howl.*} settings, from the configuration metadata on the class path. Names are compared by
 * their letters and digits only, as Spring Boot does.
 */
final class KnownSettings {
    static final String PREFIX = "howl";

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]+>");
    private static final Pattern INDEX = Pattern.compile("(\\[\\d+]|_\\d+_?)+$");
    private static final Pattern NOT_COMPARED = Pattern.compile("[^a-z0-9]");

    /** The names by what is compared. */
    private final Map<String, String> names = new TreeMap<>();

    private final List<Pattern> withPlaceholder;

    KnownSettings(List<String> names) {
        names.forEach(name -> this.names.put(compared(name), name));
        withPlaceholder = names.stream()
                .filter(name -> PLACEHOLDER.matcher(name).find())
                .map(KnownSettings::pattern)
                .toList();
    }

    /** Reads the metadata. A jar that holds those of several jars has one JSON document after the other in one file. */
    static KnownSettings read(ClassLoader classes) {
        try {
            return new KnownSettings(Collections.list(classes.getResources(METADATA)).stream()
                    .flatMap(metadata -> read(metadata).stream())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(URL metadata) {
        try (InputStream in = metadata.openStream()) {
            byte[] bytes = in.readAllBytes();
            // Most files on the class path are those of Spring Boot.
            if (!new String(bytes, StandardCharsets.UTF_8).contains("\"" + PREFIX + ".")) {
                return List.of();
            }
            try (MappingIterator<JsonNode> documents =
                    Json.mapper().readerFor(JsonNode.class).readValues(bytes)) {
                return documents.readAll().stream()
                        .flatMap(document -> document.path("properties").valueStream())
                        .map(property -> property.path("name").asString(""))
                        .filter(name -> name.startsWith(PREFIX + "."))
                        .toList();
            }
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("cannot read " + metadata, e);
        }
    }

    /** Returns whether a setting with this name exists, as files, arguments or variables write it. */
    boolean contains(String name) {
        String text = compared(INDEX.matcher(name).replaceFirst(""));
        return names.isEmpty()
                || names.containsKey(text)
                || withPlaceholder.stream()
                        .anyMatch(pattern -> pattern.matcher(text).matches());
    }

    /** Returns the name of the setting with the fewest differences. */
    String nearest(String name) {
        String text = compared(name);
        return names.entrySet().stream()
                .min(Comparator.comparingInt(known -> distance(text, known.getKey())))
                .map(Map.Entry::getValue)
                .orElse(PREFIX);
    }

    /** Returns the number of characters to insert, remove or replace between a name and the nearest setting. */
    int distance(String name) {
        return distance(compared(name), compared(nearest(name)));
    }

    private static Pattern pattern(String name) {
        String[] around = PLACEHOLDER.split(name, 2);
        return Pattern.compile(compared(around[0]) + "[a-z0-9]+" + compared(around[1]));
    }

    private static String compared(String name) {
        return NOT_COMPARED.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Computes the Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

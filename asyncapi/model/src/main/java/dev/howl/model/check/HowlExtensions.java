package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.validation.NamedSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks {@code x-howl-*} against {@code x-howl.schema.json}. */
final class HowlExtensions {
    private static final String PREFIX = "x-howl-";

    /** Names that begin with the sound of a vowel, as some abbreviations do. */
    private static final Pattern AN = Pattern.compile("[AEIOU]|HTTP|MQTT|SNS|SQS");

    private static final ObjectNode SCHEMA = read();
    private static final NamedSchemas DEFINITIONS = NamedSchemas.definitionsOf(SCHEMA);

    private HowlExtensions() {}

    private static ObjectNode read() {
        try (InputStream in = Objects.requireNonNull(
                HowlExtensions.class.getResourceAsStream("/dev/howl/model/x-howl.schema.json"))) {
            return (ObjectNode) new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param place {@code channel}, {@code message}, {@code operation}, {@code schema}, or {@code null} for others */
    static void check(Mapping object, String name, @Nullable String place, Diagnostics diagnostics) {
        object.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                extension(object, name, place, key, value, diagnostics);
            }
        });
    }

    private static void extension(
            Mapping object, String name, @Nullable String place, String key, Node value, Diagnostics diagnostics) {
        List<String> known = known(place);
        if (!known.contains(key)) {
            String instead = known.isEmpty() ? "it has none" : NameHints.instead(key, known);
            diagnostics.error(
                    object.keyLocation(key), "'" + key + "' is not an extension of " + article(name) + "; " + instead);
            return;
        }
        for (SchemaViolation violation : SchemaViolation.all(DEFINITIONS, definition(place, key), value.json())) {
            diagnostics.error(violation.location(value), key + violation.at() + ": " + words(violation));
        }
    }

    /** Replaces a regular expression, which is hard to read, by the example that its schema has. */
    private static String words(SchemaViolation violation) {
        JsonNode schema = violation.rule().endsWith("/pattern")
                ? SCHEMA.at(violation.rule().replaceFirst("/pattern$", ""))
                : SCHEMA.at(violation.rule());
        JsonNode example = schema.path("examples").path(0);
        return example.isString()
                ? violation.words().replaceFirst("^does not match .*(?=, found )", "is not in the expected form")
                        + "; write it like "
                        + example.stringValue()
                : violation.words();
    }

    private static List<String> known(@Nullable String place) {
        List<String> known = new ArrayList<>();
        if (place != null) {
            known.addAll(properties(place).propertyNames());
        }
        return known;
    }

    private static JsonNode properties(@Nullable String place) {
        return SCHEMA.path("definitions").path(String.valueOf(place)).path("properties");
    }

    private static String definition(@Nullable String place, String key) {
        return properties(place).path(key).path("$ref").asString().replace("#/definitions/", "");
    }

    /**
     * Returns the extensions of each kind of object, and the fields of each object within an extension, by the name of
     * its definition.
     */
    static Map<String, List<String>> places() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        SCHEMA.path("definitions").properties().forEach(definition -> {
            List<String> known = known(definition.getKey());
            if (!known.isEmpty()) {
                places.put(definition.getKey(), known);
            }
        });
        return places;
    }

    static String article(String name) {
        return (AN.matcher(name).lookingAt() ? "an " : "a ") + name;
    }
}

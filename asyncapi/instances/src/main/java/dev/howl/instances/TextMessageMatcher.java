package dev.howl.instances;

import dev.howl.runtime.Direction;
import dev.howl.runtime.Regex;
import dev.howl.validation.FrameValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Identification of the text messages of one direction by their schemas: constant texts first, then patterns. It is
 * written independently of the runtime's, so that a bug in one is seen by the other.
 */
public final class TextMessageMatcher {
    private static final int MAX_DEPTH = 32;

    private final Map<String, List<String>> constants = new LinkedHashMap<>();
    private final Map<String, Regex> patterns = new LinkedHashMap<>();
    private final List<String> free = new ArrayList<>();
    private final List<String> json = new ArrayList<>();

    private TextMessageMatcher() {}

    /** Returns the identification of the text messages of a direction in a bundle of schemas. */
    public static TextMessageMatcher of(JsonNode bundle, FrameValidator validator, Direction direction) {
        TextMessageMatcher names = new TextMessageMatcher();
        JsonNode schemas = bundle.path(direction == Direction.TO_SERVER ? "toServer" : "toClient");
        for (String id : validator.messages(direction)) {
            if (validator.isText(id)) {
                names.add(id, resolved(bundle, schemas.path(id)));
            } else if (!validator.isBinary(id)) {
                names.json.add(id);
            }
        }
        return names;
    }

    private void add(String id, JsonNode schema) {
        if (schema.has("const")) {
            constant(schema.path("const").asString(), id);
        } else if (schema.has("enum")) {
            schema.path("enum").forEach(value -> constant(value.asString(), id));
        } else if (schema.has("pattern")) {
            patterns.put(id, Regex.of(schema.path("pattern").asString()));
        } else {
            free.add(id);
        }
    }

    private void constant(String text, String id) {
        constants.computeIfAbsent(text, first -> new ArrayList<>()).add(id);
    }

    private static JsonNode resolved(JsonNode bundle, JsonNode schema) {
        JsonNode found = schema;
        for (int depth = 0; depth < MAX_DEPTH && found.path("$ref").isString(); depth++) {
            found = bundle.at(found.path("$ref").stringValue().substring(1));
        }
        return found;
    }

    /** Returns the messages that a text may be by a constant, else by a pattern, in their order. */
    public List<String> told(String text) {
        List<String> constant = constants.getOrDefault(text, List.of());
        return !constant.isEmpty()
                ? constant
                : patterns.entrySet().stream()
                        .filter(entry -> entry.getValue().find(text).isPresent())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** Returns the messages that any other text may be, in their order. */
    public List<String> free() {
        return free;
    }

    /** Returns the ids of the messages that are JSON. */
    public List<String> json() {
        return json;
    }
}

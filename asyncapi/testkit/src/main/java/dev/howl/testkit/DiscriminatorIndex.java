package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An index of JSON messages by the value of the discriminator, the property that the schema of each message declares
 * with a different constant.
 */
final class DiscriminatorIndex {
    private static final int MAX_DEPTH = 32;

    private final Map<Direction, Map<String, List<String>>> messages = new EnumMap<>(Direction.class);
    private final Map<Direction, List<String>> unnamed = new EnumMap<>(Direction.class);

    private DiscriminatorIndex() {}

    static DiscriminatorIndex of(JsonNode bundle, FrameValidator validator) {
        DiscriminatorIndex names = new DiscriminatorIndex();
        validator.discriminator().ifPresent(property -> {
            for (Direction direction : Direction.values()) {
                JsonNode schemas = bundle.path(direction == Direction.TO_SERVER ? "toServer" : "toClient");
                Map<String, List<String>> ids = new HashMap<>();
                List<String> others = new ArrayList<>();
                for (String id : validator.messages(direction)) {
                    if (validator.isText(id) || validator.isBinary(id)) {
                        continue;
                    }
                    if (isNoObject(bundle, schemas.path(id))) {
                        others.add(id);
                    } else {
                        String wire = constant(bundle, schemas.path(id), property, MAX_DEPTH)
                                .orElse(id);
                        ids.computeIfAbsent(wire, name -> new ArrayList<>()).add(id);
                    }
                }
                names.messages.put(direction, ids);
                names.unnamed.put(direction, others);
            }
        });
        return names;
    }

    /** Returns the ids of the messages with a value of the discriminator, empty if there is none. */
    List<String> messages(Direction direction, String wire) {
        return messages.getOrDefault(direction, Map.of()).getOrDefault(wire, List.of());
    }

    /** Returns the ids of the messages that are never a JSON object, such as arrays. */
    List<String> unnamed(Direction direction) {
        return unnamed.getOrDefault(direction, List.of());
    }

    private static boolean isNoObject(JsonNode bundle, JsonNode schema) {
        JsonNode found = schema;
        for (int depth = 0; depth < MAX_DEPTH && found.path("$ref").isString(); depth++) {
            found = bundle.at(found.path("$ref").stringValue().substring(1));
        }
        JsonNode type = found.path("type");
        boolean isObject = type.isString()
                ? "object".equals(type.stringValue())
                : type.valueStream().anyMatch(each -> "object".equals(each.asString()));
        return !type.isMissingNode() && !isObject;
    }

    private static Optional<String> constant(JsonNode bundle, JsonNode schema, String property, int depth) {
        if (depth == 0) {
            return Optional.empty();
        }
        JsonNode reference = schema.path("$ref");
        if (reference.isString()) {
            JsonNode target = bundle.at(reference.stringValue().substring(1));
            return constant(bundle, target, property, depth - 1);
        }
        Optional<String> own = constant(bundle, schema.path("properties").path(property), depth - 1);
        if (own.isPresent()) {
            return own;
        }
        return schema.path("allOf")
                .valueStream()
                .flatMap(part -> constant(bundle, part, property, depth - 1).stream())
                .findFirst();
    }

    private static Optional<String> constant(JsonNode bundle, JsonNode schema, int depth) {
        JsonNode reference = schema.path("$ref");
        if (reference.isString() && depth > 0) {
            return constant(bundle, bundle.at(reference.stringValue().substring(1)), depth - 1);
        }
        JsonNode value = schema.path("enum").size() == 1 ? schema.path("enum").get(0) : schema.path("const");
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}

package dev.howl.generator.differential;

import dev.howl.runtime.Direction;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A random AsyncAPI document: one channel with several messages in each direction.
 *
 * @param keepsUnknown whether its types are to keep members that it does not list
 * @param schemas the schemas of the messages as written, by direction and id, with their components beside them
 */
record RandomDocument(
        long seed,
        boolean keepsUnknown,
        ObjectNode json,
        Map<Direction, Map<String, JsonNode>> schemas,
        ObjectNode components) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_MESSAGES = 5;

    static RandomDocument of(long seed) {
        return new Maker(seed).document();
    }

    /** The ways in which the messages of one direction are distinguished. */
    private enum Mark {
        CONSTANT,
        ENVELOPE,
        REQUIRED,
        TYPE,
        NONE,
        MIXED
    }

    /** The maker of one document. */
    private static final class Maker {
        private final long seed;
        private final Dice dice;
        private final boolean keepsUnknown;
        private final RandomSchemas random;
        private final ObjectNode components = JSON.objectNode();
        private final Map<Direction, Map<String, JsonNode>> schemas = new EnumMap<>(Direction.class);

        Maker(long seed) {
            this.seed = seed;
            this.dice = new Dice(seed);
            this.keepsUnknown = dice.chance(60);
            int count = dice.below(5);
            this.random = new RandomSchemas(dice, count, !keepsUnknown);
            for (int i = 0; i < count; i++) {
                components.set("C" + i, random.component(i));
            }
            for (Direction direction : Direction.values()) {
                schemas.put(direction, messages(direction == Direction.TO_SERVER ? "in" : "out"));
            }
        }

        private Map<String, JsonNode> messages(String prefix) {
            Map<String, JsonNode> messages = new LinkedHashMap<>();
            Mark way = dice.of(List.of(Mark.values()));
            int count = 1 + dice.below(MAX_MESSAGES);
            for (int i = 0; i < count; i++) {
                Mark mark = way == Mark.MIXED ? dice.of(List.of(Mark.values())) : way;
                messages.put(prefix + i, marked(mark, i));
            }
            return messages;
        }

        private JsonNode marked(Mark mark, int index) {
            return switch (mark) {
                case CONSTANT -> constant(random.object(), index);
                case ENVELOPE -> envelope(constant(random.object(), index));
                case REQUIRED -> required(random.object(), "own" + index);
                case TYPE -> type(index);
                case NONE, MIXED -> random.any();
            };
        }

        private ObjectNode constant(ObjectNode object, int index) {
            ObjectNode mark = JSON.objectNode();
            JsonNode value = dice.chance(80) ? JSON.stringNode("m" + index) : JSON.numberNode(index);
            if (dice.chance(70)) {
                mark.set("const", value);
            } else {
                mark.putArray("enum").add(value).add("also" + index);
            }
            object.withObject("properties").set("op", mark);
            return dice.chance(85) ? required(object, "op") : object;
        }

        private static ObjectNode envelope(ObjectNode inner) {
            ObjectNode outer = JSON.objectNode().put("type", "object");
            outer.putObject("properties").set("d", inner);
            outer.putArray("required").add("d");
            return outer;
        }

        private static ObjectNode required(ObjectNode object, String name) {
            object.withArray("required").add(name);
            if (!object.path("properties").has(name)) {
                object.withObject("properties").putObject(name);
            }
            return object;
        }

        private JsonNode type(int index) {
            String type =
                    List.of("array", "string", "integer", "boolean", "object").get(index);
            return type.equals("object") ? random.object() : JSON.objectNode().put("type", type);
        }

        RandomDocument document() {
            ObjectNode json = JSON.objectNode().put("asyncapi", "3.0.0");
            json.putObject("info").put("title", "Random").put("version", "1");
            ObjectNode channel = json.putObject("channels").putObject("c").put("address", "/c");
            ObjectNode messages = channel.putObject("messages");
            ObjectNode operations = json.putObject("operations");
            schemas.forEach((direction, all) -> {
                ObjectNode operation = operations.putObject(direction == Direction.TO_SERVER ? "take" : "give");
                operation.put("action", direction == Direction.TO_SERVER ? "receive" : "send");
                operation.putObject("channel").put("$ref", "#/channels/c");
                all.forEach((id, schema) -> {
                    messages.putObject(id).set("payload", schema);
                    operation.withArray("messages").addObject().put("$ref", "#/channels/c/messages/" + id);
                });
            });
            json.putObject("components").set("schemas", components);
            return new RandomDocument(seed, keepsUnknown, json, schemas, components);
        }
    }

    /** Returns a schema as written, together with what it refers to, as a document of its own. */
    ObjectNode standalone(JsonNode schema) {
        ObjectNode root = JSON.objectNode();
        root.putArray("allOf").add(schema);
        root.putObject("components").set("schemas", components);
        return root;
    }

    Map<String, JsonNode> of(Direction direction) {
        return Objects.requireNonNull(schemas.get(direction));
    }

    /** Returns the schema that a reference leads to. */
    JsonNode resolved(String reference) {
        return json.at(reference.substring(1));
    }

    String packageName() {
        return "random.s" + seed;
    }
}

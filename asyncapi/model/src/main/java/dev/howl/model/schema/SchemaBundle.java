package dev.howl.model.schema;

import dev.howl.runtime.PointerSteps;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas written out as self-contained JSON Schema draft-07: references lead to {@code #/definitions/…} of one
 * document, recursion stays recursion, and what is AsyncAPI's or an extension ({@code x-*}) is left out.
 *
 * @param schemas each requested schema, under the name of the request
 * @param definitions what they refer to
 */
public record SchemaBundle(Map<String, JsonNode> schemas, ObjectNode definitions) {

    /**
     * Writes schemas out.
     *
     * @param prefix begins the names of definitions that have no name in the document
     */
    public static SchemaBundle of(Map<String, Schema> schemas, String prefix) {
        Writer writer = new Writer(prefix, schemas);
        Map<String, JsonNode> written = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> written.put(name, writer.reference(schema)));
        writer.finish();
        return new SchemaBundle(written, writer.definitions);
    }

    private static final class Writer {
        private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
        private static final Set<String> LEFT_OUT = Set.of(
                "$id", "$schema", "$comment", "definitions", "discriminator", "externalDocs", "deprecated", "examples");
        private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependencies");

        private final String prefix;
        private final Set<Schema> shared;
        private final Map<Schema, String> names = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        /** The number to begin with for the next schema of a name, so that those before it are not tried again. */
        private final Map<String, Integer> numbers = new HashMap<>();

        private final Deque<Schema> unwritten = new ArrayDeque<>();
        private final ObjectNode definitions = NODES.objectNode();

        Writer(String prefix, Map<String, Schema> roots) {
            this.prefix = prefix;
            this.shared = shared(roots);
        }

        /** Schemas that have a name or that more than one place refers to: every cycle passes through one of them. */
        private static Set<Schema> shared(Map<String, Schema> roots) {
            Set<Schema> seen = new HashSet<>();
            Set<Schema> shared = new HashSet<>();
            Deque<Schema> open = new ArrayDeque<>(roots.values());
            while (!open.isEmpty()) {
                Schema schema = open.remove();
                boolean first = seen.add(schema);
                if (schema.name() != null || !first) {
                    shared.add(schema);
                }
                if (first) {
                    open.addAll(schema.keywords().subschemas().values());
                }
            }
            return shared;
        }

        /** Definitions are written one after the other, so that a long chain of them costs no stack. */
        void finish() {
            while (!unwritten.isEmpty()) {
                Schema schema = unwritten.remove();
                definitions.set(names.getOrDefault(schema, ""), inline(schema));
            }
        }

        JsonNode reference(Schema schema) {
            if (!shared.contains(schema)) {
                return inline(schema);
            }
            String name = names.get(schema);
            if (name == null) {
                name = name(schema.name());
                names.put(schema, name);
                unwritten.add(schema);
            }
            return NODES.objectNode().put("$ref", "#/definitions/" + name);
        }

        private String name(@Nullable String own) {
            String base = (own == null ? prefix : own).replaceAll("[^A-Za-z0-9._-]", "_");
            String name = own == null ? base + ".1" : base;
            int next = numbers.getOrDefault(base, 2);
            for (; !taken.add(name); next++) {
                name = base + "." + next;
            }
            numbers.put(base, next);
            return name;
        }

        private JsonNode inline(Schema schema) {
            JsonNode json = schema.keywords().json();
            boolean asWritten = schema.keywords().subschemas().isEmpty()
                    && json.propertyStream().map(Map.Entry::getKey).noneMatch(Writer::isLeftOut);
            if (asWritten || !(json instanceof ObjectNode written)) {
                return json;
            }
            ObjectNode out = NODES.objectNode();
            written.properties().forEach(entry -> {
                String keyword = entry.getKey();
                if (!isLeftOut(keyword)) {
                    out.set(keyword, value(schema, keyword, entry.getValue()));
                }
            });
            return out;
        }

        private static boolean isLeftOut(String keyword) {
            return keyword.startsWith("x-") || LEFT_OUT.contains(keyword);
        }

        private JsonNode value(Schema schema, String keyword, JsonNode written) {
            String place = "/" + keyword;
            if (MAPS.contains(keyword) && written instanceof ObjectNode map) {
                ObjectNode out = NODES.objectNode();
                map.properties()
                        .forEach(entry -> out.set(
                                entry.getKey(),
                                part(schema, place + "/" + PointerSteps.escape(entry.getKey()), entry.getValue())));
                return out;
            }
            if (written instanceof ArrayNode list) {
                ArrayNode out = NODES.arrayNode();
                for (int i = 0; i < list.size(); i++) {
                    out.add(part(schema, place + "/" + i, list.get(i)));
                }
                return out;
            }
            return part(schema, place, written);
        }

        private JsonNode part(Schema schema, String place, JsonNode written) {
            Schema inside = schema.keywords().subschemas().get(place);
            if (inside == null) {
                return written;
            }
            boolean isAlternative = place.startsWith("/oneOf/") || place.startsWith("/anyOf/");
            Map<String, String> discriminators = isAlternative ? Discriminators.ofParts(inside) : Map.of();
            return discriminators.isEmpty() ? reference(inside) : told(inside, discriminators);
        }

        /**
         * Returns an alternative that the value of a discriminator tells, which JSON Schema itself does not look at.
         */
        private ObjectNode told(Schema alternative, Map<String, String> discriminators) {
            ObjectNode properties = NODES.objectNode();
            discriminators.forEach(
                    (property, value) -> properties.putObject(property).put("const", value));
            ObjectNode both = NODES.objectNode();
            both.putArray("allOf")
                    .add(reference(alternative))
                    .add(NODES.objectNode().set("properties", properties));
            return both;
        }
    }
}

package dev.howl.instances;

import tools.jackson.databind.JsonNode;

/**
 * A schema and its place in the document.
 *
 * @param pointer JSON Pointer in the bundle of the channel's schemas
 * @param schema an object or a boolean
 */
record SchemaPlace(String pointer, JsonNode schema) {

    /** Returns a keyword's value, a missing node where it is absent. */
    JsonNode get(String keyword) {
        return schema.path(keyword);
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    /** Returns the schema at these steps. */
    SchemaPlace at(String keyword, String... steps) {
        StringBuilder inside = new StringBuilder(pointer).append('/').append(escape(keyword));
        JsonNode found = schema.path(keyword);
        for (String step : steps) {
            inside.append('/').append(escape(step));
            found = found.isArray() ? found.path(Integer.parseInt(step)) : found.path(step);
        }
        return new SchemaPlace(inside.toString(), found);
    }

    boolean isForbidden() {
        return schema.isBoolean() && !schema.booleanValue();
    }

    /** Escapes a reference token of a JSON Pointer (RFC 6901, section 3). */
    static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}

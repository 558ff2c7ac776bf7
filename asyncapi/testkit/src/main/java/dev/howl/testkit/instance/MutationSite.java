package dev.howl.testkit.instance;

import tools.jackson.databind.JsonNode;

/**
 * A value of a frame, and a schema that it fits.
 *
 * @param pointer JSON Pointer to the value
 */
record MutationSite(String pointer, JsonNode value, SchemaPlace schema) {
    KeywordPlace constraint(String keyword) {
        return new KeywordPlace(schema.pointer(), keyword);
    }
}

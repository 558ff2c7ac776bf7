package dev.howl.model.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value that a schema names.
 *
 * @param json never {@code null} of JSON
 * @param title the title of the alternative that is this constant; {@code null} where it has none
 * @param description its description; {@code null} where it has none
 */
public record AllowedValue(
        JsonNode json, @Nullable String title, @Nullable String description) {
    static AllowedValue of(JsonNode json) {
        return new AllowedValue(json, null, null);
    }
}

package dev.howl.testkit.instance;

/**
 * A constraint of a channel's schemas.
 *
 * @param schemaPointer JSON Pointer to the schema, in the bundle of the channel's schemas
 * @param keyword of JSON Schema, such as {@code maxLength}
 */
public record KeywordPlace(String schemaPointer, String keyword) {}

package dev.howl.instances;

/**
 * A constraint of a channel's schemas.
 *
 * @param schemaPointer JSON Pointer to the schema, in the bundle of the channel's schemas
 * @param keyword of JSON Schema, such as {@code maxLength}
 */
public record KeywordPlace(String schemaPointer, String keyword) {

    /** Returns the constraint in words: the place of its schema, from the message of clients if it is inline, and the keyword. */
    public String words(String message) {
        String own = "/toServer/" + message;
        String shortened = schemaPointer.startsWith(own)
                ? schemaPointer.substring(own.length())
                : schemaPointer.replace("/definitions/", "#");
        return (shortened.isEmpty() ? "/" : shortened) + " " + keyword;
    }
}

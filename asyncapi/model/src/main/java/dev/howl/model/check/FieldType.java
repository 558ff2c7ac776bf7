package dev.howl.model.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a field in the tables of objects. */
sealed interface FieldType {
    /** A type without parts, named as in the tables. */
    enum Plain implements FieldType {
        TEXT("text"),
        FLAG("true or false"),
        NUMBER("a number"),
        POSITIVE("a number above 0"),
        COUNT("a whole number from 0"),
        ANY("anything"),
        TEXT_OR_NULL("text or null"),
        URI("a URI with a scheme, such as https://example.com"),
        EMAIL("an email address"),
        EXPRESSION("a runtime expression such as $message.payload#/property"),
        REGEX("a regular expression"),
        REFERENCE("a reference ($ref)"),
        SCHEMA("a schema"),
        OBJECT_SCHEMA("a schema"),
        SCHEMA_OR_LIST("a schema or a list of schemas"),
        SCHEMAS("a list of at least one schema"),
        PAYLOAD("a schema"),
        FORMATTED_PAYLOAD("a schema"),
        MESSAGE("a Message Object"),
        SECURITY("a list of Security Requirement Objects"),
        TYPES("one of null, boolean, object, array, number, string, integer, or a list of them"),
        VALUES("a list of at least one value"),
        DEPENDENCY("a schema or a list of properties");

        final String words;

        Plain(String words) {
            this.words = words;
        }
    }

    /** One of these words. */
    record Words(List<String> words) implements FieldType {}

    /** A list. */
    record Items(FieldType item) implements FieldType {}

    /**
     * A list without duplicates.
     *
     * @param key the field of which each item needs a value of its own, {@code null} if items differ as a whole
     */
    record Distinct(FieldType item, @Nullable String key) implements FieldType {}

    /** A map. */
    record Values(FieldType value) implements FieldType {}

    /** An object of a table, or a reference to one. */
    record Named(String table, boolean orReference) implements FieldType {}

    /** Reads the notation of the tables. */
    static FieldType parse(String text) {
        if (text.startsWith("[")) {
            return new Items(parse(text.substring(1, text.length() - 1)));
        }
        if (text.startsWith("<")) {
            String inside = text.substring(1, text.length() - 1);
            int by = inside.indexOf(" by ");
            return by < 0
                    ? new Distinct(parse(inside), null)
                    : new Distinct(parse(inside.substring(0, by)), inside.substring(by + " by ".length()));
        }
        if (text.startsWith("{")) {
            return new Values(parse(text.substring(1, text.length() - 1)));
        }
        if (text.startsWith("\"")) {
            return new Words(Arrays.stream(text.split(" \\| "))
                    .map(word -> word.replace("\"", ""))
                    .toList());
        }
        if (text.equals("$ref")) {
            return Plain.REFERENCE;
        }
        if (Character.isUpperCase(text.charAt(0))) {
            return new Named(text.replace("|$ref", ""), text.endsWith("|$ref"));
        }
        return Plain.valueOf(text.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }
}

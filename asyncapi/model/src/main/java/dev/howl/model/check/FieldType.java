package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a field in the tables of objects. */
sealed interface FieldType {
    /** A type without parts, named as in the tables. */
    enum Plain implements FieldType {
        TEXT("text"),
        FLAG("true or false"),
        NUMBER("a number"),
        POSITIVE("a number above 0"),
        ANY("anything"),
        TEXT_OR_NULL("text or null"),
        SCALAR("text, a number, true, false or null"),
        URI_TEMPLATE("a URI template (RFC 6570)"),
        RESERVED("an object without fields"),
        URI("a URI with a scheme, such as https://example.com"),
        EMAIL("an email address"),
        EXPRESSION("a runtime expression such as $message.payload#/property"),
        REGEX("a regular expression"),
        REFERENCE("a reference ($ref)"),
        SCHEMA("a schema"),
        OBJECT_SCHEMA("a schema"),
        SCHEMA_OR_AVRO("a schema or an Avro schema"),
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

    /**
     * One of several words.
     *
     * @param words each with the version that brought it
     */
    record Words(Map<String, SpecificationVersion> words) implements FieldType {
        /** Returns the words of a version. */
        List<String> in(SpecificationVersion version) {
            return words.entrySet().stream()
                    .filter(word -> version.compareTo(word.getValue()) >= 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** A whole number within bounds, {@code null} where there is none. */
    record Whole(@Nullable Long least, @Nullable Long most) implements FieldType {}

    /** Text of limited length, in characters. */
    record Text(int shortest, int longest) implements FieldType {}

    /** A value of one of several types, each of another JSON type. */
    record Either(List<FieldType> types) implements FieldType {}

    /**
     * A list.
     *
     * @param filled whether it has at least one item
     */
    record Items(FieldType item, boolean filled) implements FieldType {}

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

    /** Returns whether a value is a word of this type, {@code true} for types that are no words. */
    default boolean isWord(Node value) {
        return !(this instanceof Words known)
                || (value.json().isString()
                        && known.words().containsKey(value.json().stringValue()));
    }

    /** Reads the notation of the tables. */
    static FieldType parse(String text) {
        return FieldTypeNotation.parse(text);
    }
}

package dev.howl.diff.rule;

/** A thing that a schema says of values, and what to do instead of changing it. */
public enum SchemaAspect {
    TYPE("type", "the JSON types", "add a property of the other type and keep this one"),
    NULLABLE("null", "whether null is allowed", "keep null as it was; leave optional properties out instead"),
    ENUM(
            "enum",
            "the values of an enumeration",
            "keep all values; if more may come, write anyOf of the enum and a type"),
    CONST("const", "a constant", "add another message or branch with the new constant and keep this one"),
    MINIMUM("minimum", "the least number", "keep the bound and add a property with the other one"),
    MAXIMUM("maximum", "the greatest number", "keep the bound and add a property with the other one"),
    MULTIPLE_OF("multiple-of", "the step of numbers", "keep multipleOf and round in the application"),
    MIN_LENGTH("min-length", "the least length of texts", "keep the bound and check the length in the application"),
    MAX_LENGTH("max-length", "the greatest length of texts", "keep the bound and shorten in the application"),
    PATTERN("pattern", "the pattern of texts", "keep the pattern and add a property with the other one"),
    FORMAT("format", "the format of texts", "keep the format and add a property with the other one"),
    MIN_ITEMS("min-items", "the least number of items", "keep the bound and check the number in the application"),
    MAX_ITEMS("max-items", "the greatest number of items", "keep the bound and send several messages"),
    UNIQUE_ITEMS("unique-items", "whether items may repeat", "keep uniqueItems and remove repeated items on receipt"),
    ITEMS("items", "the items of an array", "add a property with the other items and keep this one"),
    CONTAINS("contains", "an item that an array must contain", "keep contains and check it in the application"),
    MIN_PROPERTIES("min-properties", "the least number of properties", "keep the bound"),
    MAX_PROPERTIES("max-properties", "the greatest number of properties", "keep the bound"),
    REQUIRED(
            "required",
            "the properties that every object has",
            "leave it as it is, or give absent properties a meaning"),
    PROPERTY("property", "a property of a closed object", "keep the property, or open the object in a major version"),
    ADDITIONAL("additional-properties", "the properties that are not named", "keep additionalProperties as it was"),
    PATTERN_PROPERTIES("pattern-properties", "properties by pattern", "keep the pattern and add another property"),
    PROPERTY_NAMES(
            "property-names", "the names of properties", "keep propertyNames and check names in the application"),
    DEPENDENCIES(
            "dependencies", "properties that others require", "keep dependencies and check them in the application"),
    ONE_OF("one-of", "the branches of oneOf", "keep all branches, and add one in a message of its own"),
    ANY_OF("any-of", "the branches of anyOf", "keep all branches, and add one in a message of its own"),
    PRESENCE("presence", "which properties stand for one another", "keep the alternatives and add one"),
    NOT("not", "the values that not excludes", "keep not as it was and check values in the application"),
    CONDITION("condition", "if, then and else", "keep the condition and check values in the application"),
    DISCRIMINATOR(
            "discriminator",
            "the value of a discriminator",
            "keep the name of the schema; x-howl-name renames the class"),
    PAYLOAD("payload", "whether a message has a schema", "keep the schema as it was");

    private final String word;
    private final String meaning;
    private final String advice;

    SchemaAspect(String word, String meaning, String advice) {
        this.word = word;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** Returns the name in ids of rules. */
    public String word() {
        return word;
    }

    /** Returns what it is, in the middle of a sentence. */
    String meaning() {
        return meaning;
    }

    String advice() {
        return advice;
    }
}

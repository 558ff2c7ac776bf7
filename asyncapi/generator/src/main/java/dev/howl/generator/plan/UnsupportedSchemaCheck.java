package dev.howl.generator.plan;

import com.palantir.javapoet.TypeName;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells of what a schema demands and no Java type can express. */
final class UnsupportedSchemaCheck {
    /** Of a constant in a class file (JVMS, section 4.4.7). */
    private static final int MOST_BYTES = 65_535;
    /** Of a constructor's parameters, of which {@code long} and {@code double} take two (JVMS, section 4.3.3). */
    private static final int MOST_SLOTS = 254;

    /** Each takes its part of a class initializer, which has 65,535 bytes (JVMS, section 4.7.3). */
    private static final int MOST_VALUES = 2500;

    private final Diagnostics diagnostics;

    UnsupportedSchemaCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Keywords that no type expresses, and what {@link #texts} tells of. */
    void schema(Schema schema) {
        Schema.Keywords keywords = schema.keywords();
        keywords.unsupported()
                .forEach((keyword, location) -> diagnostics.error(
                        location,
                        "keyword '" + keyword
                                + "' cannot be expressed in a generated type; remove it or describe the value"
                                + " with the keywords that are supported"));
        if (keywords.enumValues().size() > MOST_VALUES) {
            diagnostics.error(
                    schema.location(),
                    "more than " + MOST_VALUES + " values of enum, more than a Java class can hold; describe them by a"
                            + " pattern");
        }
        texts(schema);
    }

    /** Texts that no class file holds. */
    void texts(Schema schema) {
        if (written(schema.keywords()).stream()
                .anyMatch(text -> text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)) {
            diagnostics.error(
                    schema.location(),
                    "a const, default, pattern or value of enum is longer than " + MOST_BYTES
                            + " bytes, more than a Java class can hold; describe the value in fewer words");
        }
    }

    private static List<String> written(Schema.Keywords keywords) {
        List<JsonNode> values = new ArrayList<>(keywords.enumValues());
        if (keywords.constant() != null) {
            values.add(keywords.constant());
        }
        if (keywords.defaultValue() != null) {
            values.add(keywords.defaultValue());
        }
        List<String> texts = new ArrayList<>();
        values.stream().filter(JsonNode::isString).map(JsonNode::stringValue).forEach(texts::add);
        if (keywords.bounds().pattern() != null) {
            texts.add(keywords.bounds().pattern());
        }
        return texts;
    }

    /** What an object has that is no component of its record. */
    void record(Schema schema, ObjectShape shape) {
        if (!shape.properties().isEmpty() && schema.keywords().additional() instanceof Schema.Additional.Typed) {
            diagnostics.error(
                    schema.location(),
                    "'additionalProperties' with a schema beside 'properties' cannot be expressed in a record; name the"
                            + " properties, or move the others into a property of their own");
        }
        Set<String> lacking = ObjectShape.lacking(schema);
        if (!lacking.isEmpty()) {
            diagnostics.error(
                    schema.location(),
                    "its alternatives have properties that a record of it would lack: " + String.join(", ", lacking)
                            + "; list them beside the others, or let the alternatives alone describe the object");
        }
    }

    /** More components than a constructor can have. */
    void components(Schema schema, List<Component> components) {
        int slots = components.stream()
                .mapToInt(component -> component.type().equals(TypeName.LONG)
                                || component.type().equals(TypeName.DOUBLE)
                        ? 2
                        : 1)
                .sum();
        if (slots > MOST_SLOTS) {
            diagnostics.error(
                    schema.location(),
                    "more properties than a record can have; move some of them into an object of their own");
        }
    }

    /** Alternatives whose records could not stand for the whole of their value. */
    void union(Schema schema) {
        if (!ObjectShape.of(schema).properties().isEmpty()) {
            diagnostics.error(
                    schema.location(),
                    "the alternatives stand beside properties of their own, which their records would lack; move these"
                            + " into each alternative");
        }
        if (!schema.alternatives().stream().allMatch(UnsupportedSchemaCheck::isPlain)) {
            diagnostics.error(
                    schema.location(),
                    "an alternative is itself one of several, or a class of the runtime; make each a plain object");
        }
    }

    private static boolean isPlain(Schema alternative) {
        boolean several = !alternative.alternatives().isEmpty()
                && Presence.of(alternative).isEmpty();
        return !several && alternative.extension("x-howl-type") == null;
    }
}

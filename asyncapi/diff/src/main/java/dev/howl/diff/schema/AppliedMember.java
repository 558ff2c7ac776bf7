package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Regex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the parts of an object schema say of one member: each by its name, by a pattern, or as one of the others.
 *
 * @param isForbidden whether no object has it
 * @param shape everything that its values must fit; {@code null} if nothing is said
 */
record AppliedMember(boolean isForbidden, @Nullable Shape shape) {
    static AppliedMember of(Shape object, String name) {
        List<Schema> schemas = new ArrayList<>();
        boolean forbidden = false;
        for (Keywords part : object.keywords().toList()) {
            List<Schema> described = described(part, name);
            forbidden |= described.isEmpty() && part.additional() instanceof Additional.Forbidden;
            if (described.isEmpty() && part.additional() instanceof Additional.Typed others) {
                schemas.add(others.schema());
            }
            schemas.addAll(described);
        }
        Shape shape = schemas.isEmpty() ? null : Shape.of(schemas);
        return new AppliedMember(forbidden || (shape != null && isNever(shape)), shape);
    }

    /** Returns the schemas of one part that are for this name or for a pattern of it. */
    private static List<Schema> described(Keywords part, String name) {
        List<Schema> schemas = new ArrayList<>();
        Schema own = part.properties().get(name);
        if (own != null) {
            schemas.add(own);
        }
        for (String pattern : part.json().path("patternProperties").propertyNames()) {
            Schema schema = part.subschemas().get("/patternProperties/" + Trails.escape(pattern));
            if (schema != null && Regex.of(pattern).find(name).isPresent()) {
                schemas.add(schema);
            }
        }
        return schemas;
    }

    /** Returns whether a part is the schema {@code false}. */
    static boolean isNever(Shape shape) {
        return shape.keywords()
                .anyMatch(keywords ->
                        keywords.json().isBoolean() && !keywords.json().booleanValue());
    }

    /** Returns the shape of its values, also if nothing is said of them. */
    Shape described() {
        return shape == null ? Openness.anything() : shape;
    }
}

package dev.howl.generator.docs.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alternative of a value.
 *
 * @param number its number among all alternatives of the value, from 1
 * @param schema what it says itself, without what applies to all alternatives
 * @param marks what is true of its values and not of those of another alternative; empty where nothing distinguishes it
 */
record NumberedAlternative(int number, Schema schema, List<Mark> marks) {
    /** Returns the alternatives of a shape in the order of the document, {@code null} not among them. */
    static List<NumberedAlternative> of(Shape shape) {
        if (shape.alternatives().isEmpty()) {
            return List.of();
        }
        Map<Schema, List<Mark>> marks = new LinkedHashMap<>();
        shape.alternatives().forEach(group -> group.branches().forEach(branch -> marks.put(branch, List.of())));
        if (Type.of(shape) instanceof Type.Union union) {
            for (Type.Branch branch : union.branches()) {
                if (branch.schema() != null) {
                    marks.replace(branch.schema(), branch.marks());
                }
            }
        }
        List<NumberedAlternative> alternatives = new ArrayList<>();
        marks.forEach((schema, own) -> alternatives.add(new NumberedAlternative(alternatives.size() + 1, schema, own)));
        return alternatives;
    }

    /** Returns its shape, without what applies to all alternatives. */
    Shape shape() {
        return Shape.of(schema);
    }

    /** Returns the words that stand for its name. */
    String label() {
        return "(alternative " + number + ")";
    }
}

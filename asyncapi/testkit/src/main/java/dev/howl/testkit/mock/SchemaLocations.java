package dev.howl.testkit.mock;

import dev.howl.model.Message;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The search for the place in the document that describes a value of a frame. */
public final class SchemaLocations {
    private SchemaLocations() {}

    /** Returns the place of the schema of a value, or of the nearest value around it that has one. */
    public static Location of(Message message, String pointer) {
        if (message.payload() == null) {
            return message.location();
        }
        Shape shape = Shape.of(message.payload());
        JsonPointer rest = JsonPointer.compile(pointer);
        while (!rest.matches()) {
            Shape next = child(shape, rest, 0);
            if (next == null) {
                break;
            }
            shape = next;
            rest = rest.tail();
        }
        return shape.location();
    }

    private static @Nullable Shape child(Shape shape, JsonPointer step, int depth) {
        Member member = shape.members().get(step.getMatchingProperty());
        if (member != null) {
            return member.shape();
        }
        if (step.mayMatchElement() && shape.items().isPresent()) {
            return shape.items().get();
        }
        for (Branches group : depth < 2 ? shape.alternatives() : List.<Branches>of()) {
            for (Schema branch : group.branches()) {
                Shape found = child(shape.branch(group, branch), step, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}

package dev.howl.generator.client;

import dev.howl.generator.plan.JavaType.Body;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.Presence;
import dev.howl.model.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a record can be made of some of its components, the others left out. It cannot where the schema makes an
 * optional property depend on others: a method that leaves it out could only throw.
 */
final class Omission {
    private Omission() {}

    /** Whether the record accepts these components alone. */
    static boolean isSound(RecordType type, List<Component> named) {
        if (named.size() == type.components().size()) {
            return true;
        }
        if (type.body() instanceof Body.Text) {
            return false;
        }
        Set<String> properties = new HashSet<>();
        named.forEach(component -> properties.add(component.property()));
        return isSound(type.schema(), properties, new HashSet<>());
    }

    private static boolean isSound(Schema schema, Set<String> named, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return true;
        }
        Schema.Keywords keywords = schema.keywords();
        boolean either = !keywords.oneOf().isEmpty() || !keywords.anyOf().isEmpty();
        boolean met = Presence.of(schema)
                .filter(presence -> presence.properties().stream().anyMatch(named::contains))
                .isPresent();
        return (!either || met)
                && keywords.unsupported().isEmpty()
                && keywords.allOf().stream().allMatch(part -> isSound(part, named, seen));
    }
}

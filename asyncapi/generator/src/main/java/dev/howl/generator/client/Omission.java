package dev.howl.generator.client;

import dev.howl.generator.plan.JavaType.Body;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.model.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A test for records that may be built without some of their components. A record may not where the schema makes an
 * optional property depend on others: a method that leaves it out could only throw.
 */
final class Omission {
    private Omission() {}

    /** Returns {@code true} if the record accepts these components alone. */
    static boolean isSound(RecordType type, List<Component> named) {
        if (named.size() == type.components().size()) {
            return true;
        }
        if (type.body() instanceof Body.Text) {
            return false;
        }
        Set<String> properties = new HashSet<>();
        named.forEach(component -> properties.add(component.property()));
        return isSound(type.shape(), properties);
    }

    private static boolean isSound(Shape shape, Set<String> named) {
        boolean present = shape.presence().stream()
                .allMatch(rule -> rule.alternatives().stream().anyMatch(named::containsAll));
        return present
                && shape.alternatives().isEmpty()
                && shape.keywords().allMatch(keywords -> keywords.unsupported().isEmpty());
    }
}

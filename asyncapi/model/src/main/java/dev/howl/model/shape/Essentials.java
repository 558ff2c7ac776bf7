package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The schemas of a shape that decide what class it becomes. */
final class Essentials {
    private Essentials() {}

    static List<Schema> of(Shape shape, Set<Branches> opened) {
        return shape.parts().stream()
                .filter(part -> isEssential(part.keywords()) || hasAlternatives(part, shape, opened))
                .toList();
    }

    /** Returns the only essential schema; empty if it allows more than the shape, which then is another class. */
    static Optional<Schema> only(Shape shape) {
        List<Schema> essentials = shape.essentials();
        return essentials.size() == 1 && isSame(Shape.of(essentials.get(0)), shape)
                ? Optional.of(essentials.get(0))
                : Optional.empty();
    }

    private static boolean isSame(Shape alone, Shape shape) {
        return alone.types().equals(shape.types()) && alone.alternatives().equals(shape.alternatives());
    }

    /** Returns whether a schema says more than words, bounds and the name of a type, its alternatives aside. */
    static boolean isEssential(Keywords keywords) {
        return !keywords.properties().isEmpty()
                || !keywords.required().isEmpty()
                || OtherMembers.isSaidBy(keywords)
                || keywords.items() != null
                || !keywords.enumValues().isEmpty();
    }

    /** Branches of which one was chosen say nothing any more. */
    private static boolean hasAlternatives(Schema part, Shape shape, Set<Branches> opened) {
        Stream<Branches> own = Stream.concat(shape.alternatives().stream(), shape.constants().stream());
        boolean left = own.anyMatch(group -> group.owner().equals(part));
        boolean presence = opened.stream().noneMatch(group -> group.owner().equals(part))
                && Stream.of(part.keywords().oneOf(), part.keywords().anyOf())
                        .anyMatch(branches -> branches.size() > 1 && PresenceRule.isOne(branches));
        return left || presence;
    }
}

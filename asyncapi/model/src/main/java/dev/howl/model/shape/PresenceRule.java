package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * Members that stand for one another: {@code oneOf} or {@code anyOf} whose alternatives say nothing but which members
 * they require.
 *
 * @param exactlyOne whether no two alternatives may hold; otherwise at least one must
 * @param alternatives the members that each requires
 */
public record PresenceRule(boolean exactlyOne, List<Set<String>> alternatives) {
    public PresenceRule {
        alternatives = List.copyOf(alternatives);
    }

    static boolean isOne(List<Schema> branches) {
        return branches.stream().allMatch(PresenceRule::requiresOnly);
    }

    static PresenceRule of(boolean exactlyOne, List<Schema> branches) {
        return new PresenceRule(
                exactlyOne,
                branches.stream().map(branch -> branch.keywords().required()).toList());
    }

    private static boolean requiresOnly(Schema schema) {
        return !schema.keywords().required().isEmpty()
                && schema.keywords().json().propertyNames().stream()
                        .allMatch(keyword ->
                                Set.of("required", "title", "description").contains(keyword)
                                        || keyword.startsWith("x-"));
    }
}

package dev.howl.generator.plan;

import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Which properties stand for one another: {@code oneOf} or {@code anyOf} whose alternatives say nothing but which
 * property they require.
 *
 * @param exactlyOne whether no two may be there; otherwise at least one must be
 * @param properties one of each alternative
 */
public record Presence(boolean exactlyOne, List<String> properties) {
    public Presence {
        properties = List.copyOf(properties);
    }

    /** What a schema says of this kind, empty where it says nothing or where its alternatives are schemas in earnest. */
    public static Optional<Presence> of(Schema schema) {
        Schema.Keywords keywords = schema.keywords();
        boolean one = !keywords.oneOf().isEmpty();
        List<Schema> options = one ? keywords.oneOf() : keywords.anyOf();
        boolean bare = !options.isEmpty() && options.stream().allMatch(Presence::requiresOnly);
        return bare
                ? Optional.of(new Presence(
                        one,
                        options.stream()
                                .map(option ->
                                        option.keywords().required().iterator().next())
                                .toList()))
                : Optional.empty();
    }

    private static boolean requiresOnly(Schema schema) {
        return schema.keywords().required().size() == 1
                && schema.keywords().json().propertyNames().stream()
                        .allMatch(keyword -> "required".equals(keyword) || keyword.startsWith("x-"));
    }
}

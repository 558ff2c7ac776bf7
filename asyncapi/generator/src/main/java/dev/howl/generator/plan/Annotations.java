package dev.howl.generator.plan;

import dev.howl.model.schema.Schema;
import java.util.Set;

/** Keywords that say something to people, and nothing of a value. */
final class Annotations {
    private static final Set<String> KEYWORDS = Set.of(
            "title", "description", "examples", "externalDocs", "deprecated", "readOnly", "writeOnly", "$comment");

    private Annotations() {}

    /** Whether a schema has no other keywords. */
    static boolean isAll(Schema schema) {
        return schema.keywords().json().propertyNames().stream()
                .allMatch(keyword -> KEYWORDS.contains(keyword) || keyword.startsWith("x-"));
    }
}

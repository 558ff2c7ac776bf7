package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.Regex;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rules of the draft-07 meta-schema that the tables do not hold: the names in {@code patternProperties} are regular
 * expressions, and lists have no item twice. Without it a contract would pass that no frame validator loads.
 */
final class SchemaKeywordCheck {
    private final Mapping schema;
    private final Function<String, Diagnostics> violations;

    private SchemaKeywordCheck(Mapping schema, Function<String, Diagnostics> violations) {
        this.schema = schema;
        this.violations = violations;
    }

    /** @param violations gives, by keyword, what adds violations of its section */
    static void check(Mapping schema, Function<String, Diagnostics> violations) {
        SchemaKeywordCheck check = new SchemaKeywordCheck(schema, violations);
        check.patterns();
        check.unique("required", "required", schema.child("required"));
        check.unique("type", "type", schema.child("type"));
        if (schema.child("dependencies") instanceof Mapping dependencies) {
            dependencies.forEach((name, value) -> check.unique("dependencies", name, value));
        }
        check.values();
    }

    private void patterns() {
        if (schema.child("patternProperties") instanceof Mapping patterns) {
            for (String pattern : patterns.keys()) {
                try {
                    Regex unused = Regex.of(pattern);
                } catch (PatternSyntaxException e) {
                    violations
                            .apply("patternProperties")
                            .error(patterns.keyLocation(pattern), FieldValueCheck.notRegex(e));
                }
            }
        }
    }

    private void unique(String keyword, String name, @Nullable Node value) {
        Set<JsonNode> seen = new HashSet<>();
        if (value instanceof Sequence list) {
            for (Node item : list.items()) {
                if (!seen.add(item.json())) {
                    violations
                            .apply(keyword)
                            .error(item.location(), "'" + name + "' has " + item.json() + " twice; remove one of them");
                }
            }
        }
    }

    /** Values that are equal are allowed, but of no use (JSON Schema Validation, draft-07, section 6.1.2). */
    private void values() {
        Set<Object> seen = new HashSet<>();
        if (schema.child("enum") instanceof Sequence list) {
            for (Node item : list.items()) {
                JsonNode json = item.json();
                Object key = json.isNumber() ? json.decimalValue().stripTrailingZeros() : json;
                if (!seen.add(key)) {
                    violations
                            .apply("enum")
                            .warning(item.location(), "'enum' has " + json + " twice; remove one of them");
                }
            }
        }
    }
}

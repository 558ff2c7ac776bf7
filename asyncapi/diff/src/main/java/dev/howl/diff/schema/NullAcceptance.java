package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Validation of {@code null}: shapes take it out of values. */
final class NullAcceptance {
    /** Schemas around the present one: one that contains itself adds nothing to what it says. */
    private final Set<Schema> around = new HashSet<>();

    private NullAcceptance() {}

    /** Returns whether {@code null} is valid. */
    static boolean of(Shape shape) {
        return shape.roots().stream().allMatch(schema -> new NullAcceptance().accepts(schema));
    }

    /** Returns whether a schema accepts nothing but {@code null}. */
    static boolean isOnlyNull(Schema schema) {
        Keywords keywords = schema.keywords();
        JsonNode constant = keywords.constant();
        return keywords.types().equals(Set.of(Schema.Type.NULL))
                || (constant != null && constant.isNull())
                || (!keywords.enumValues().isEmpty()
                        && keywords.enumValues().stream().allMatch(JsonNode::isNull));
    }

    /** Returns whether all of some alternatives accept nothing but {@code null}. */
    static boolean hasOnlyNullBranches(Keywords keywords) {
        return Stream.of(keywords.oneOf(), keywords.anyOf())
                .anyMatch(branches -> !branches.isEmpty() && branches.stream().allMatch(NullAcceptance::isOnlyNull));
    }

    private boolean accepts(Schema schema) {
        if (!around.add(schema)) {
            return true;
        }
        boolean accepted = accepts(schema.keywords());
        around.remove(schema);
        return accepted;
    }

    private boolean accepts(Keywords keywords) {
        JsonNode json = keywords.json();
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        Schema not = keywords.subschemas().get("/not");
        JsonNode constant = keywords.constant();
        return (keywords.types().isEmpty() || keywords.types().contains(Schema.Type.NULL))
                && (constant == null || constant.isNull())
                && (keywords.enumValues().isEmpty()
                        || keywords.enumValues().stream().anyMatch(JsonNode::isNull))
                && keywords.allOf().stream().allMatch(this::accepts)
                && (keywords.anyOf().isEmpty() || count(keywords.anyOf()) > 0)
                && (keywords.oneOf().isEmpty() || count(keywords.oneOf()) == 1)
                && (not == null || !accepts(not));
    }

    private long count(List<Schema> branches) {
        return branches.stream().filter(this::accepts).count();
    }
}

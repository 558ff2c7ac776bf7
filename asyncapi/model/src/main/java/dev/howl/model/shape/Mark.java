package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Something cheap to look at that is true of every value of a shape. */
public sealed interface Mark {
    /** The value has one of these JSON types. */
    record OfType(Set<Schema.Type> types) implements Mark {}

    /**
     * A member has one of these scalars.
     *
     * @param orAbsent whether the member may also be absent
     */
    record OfValue(String member, List<JsonNode> values, boolean orAbsent) implements Mark {}

    /**
     * A member has one of these JSON types.
     *
     * @param orAbsent whether the member may also be absent
     */
    record OfMemberType(String member, Set<Schema.Type> types, boolean orAbsent) implements Mark {}

    /** A member is there. */
    record Present(String member) implements Mark {}

    /** A member is not there. */
    record Absent(String member) implements Mark {}
}

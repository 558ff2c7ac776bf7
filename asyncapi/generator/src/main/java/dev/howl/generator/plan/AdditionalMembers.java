package dev.howl.generator.plan;

import dev.howl.model.schema.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that its {@code properties} do not describe, as a schema and the parts of its {@code allOf}
 * say.
 *
 * @param isWritten whether the document says that there may be such members, rather than leaving it open
 * @param isForbidden whether it forbids them
 * @param values the schema of their values; {@code null} for any value
 */
record AdditionalMembers(
        boolean isWritten, boolean isForbidden, @Nullable Schema values) {
    private static final String KEYWORD = "additionalProperties";
    private static final String PATTERNS = "patternProperties";

    static AdditionalMembers of(Schema schema) {
        return of(schema, new HashSet<>()).orElse(new AdditionalMembers(false, false, null));
    }

    private static Optional<AdditionalMembers> of(Schema schema, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return Optional.empty();
        }
        Optional<AdditionalMembers> result = own(schema.keywords());
        for (Schema part : schema.keywords().allOf()) {
            Optional<AdditionalMembers> other = of(part, seen);
            result = result.isPresent() && other.isPresent()
                    ? Optional.of(both(result.get(), other.get()))
                    : result.or(() -> other);
        }
        return result;
    }

    private static Optional<AdditionalMembers> own(Schema.Keywords keywords) {
        boolean patterns = keywords.json().has(PATTERNS);
        if (!keywords.json().has(KEYWORD)) {
            return patterns ? Optional.of(open()) : Optional.empty();
        }
        if (keywords.additional() instanceof Schema.Additional.Typed typed) {
            return Optional.of(patterns ? open() : new AdditionalMembers(true, false, typed.schema()));
        }
        boolean forbidden = keywords.additional() instanceof Schema.Additional.Forbidden && !patterns;
        return Optional.of(forbidden ? new AdditionalMembers(false, true, null) : open());
    }

    private static AdditionalMembers open() {
        return new AdditionalMembers(true, false, null);
    }

    /** A part that forbids other members than its own also forbids what another part allows. */
    private static AdditionalMembers both(AdditionalMembers one, AdditionalMembers other) {
        return new AdditionalMembers(
                one.isWritten && other.isWritten,
                one.isForbidden || other.isForbidden,
                one.values == null ? other.values : other.values == null ? one.values : null);
    }

    /** Returns whether a record keeps them: where they are written, or where there is nothing else to keep. */
    boolean areKept(Map<String, Schema> properties) {
        return !isForbidden && (isWritten || properties.isEmpty());
    }
}

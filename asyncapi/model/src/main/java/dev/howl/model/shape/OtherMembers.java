package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that {@code properties} do not describe.
 *
 * @param isWritten whether the document says that there may be such members, rather than leaving it open
 * @param isForbidden whether it forbids them
 * @param values the shape of their values; {@code null} for any value
 */
public record OtherMembers(
        boolean isWritten, boolean isForbidden, @Nullable Shape values) {
    private static final String KEYWORD = "additionalProperties";
    private static final String PATTERNS = "patternProperties";

    static OtherMembers of(List<Schema> parts) {
        boolean written = true;
        boolean forbidden = false;
        List<Schema> values = new ArrayList<>();
        int said = 0;
        for (Schema part : parts) {
            Keywords keywords = part.keywords();
            boolean patterns = hasPatterns(keywords);
            boolean own = keywords.json().has(KEYWORD);
            if (own || patterns) {
                said++;
                boolean never = own && keywords.additional() instanceof Additional.Forbidden && !patterns;
                forbidden |= never;
                written &= !never;
                values.addAll(values(keywords).stream().toList());
            }
        }
        return new OtherMembers(said > 0 && written, forbidden, values.isEmpty() ? null : Shape.of(values));
    }

    /** Returns {@code true} if a schema has a keyword for such members. */
    static boolean isSaidBy(Keywords keywords) {
        return keywords.json().has(KEYWORD) || hasPatterns(keywords);
    }

    /** Returns {@code true} if patterns give some of such members schemas of their own. */
    public static boolean hasPatterns(Keywords keywords) {
        return keywords.json().has(PATTERNS);
    }

    /** Returns the one schema of all such members; patterns give each its own. */
    private static Optional<Schema> values(Keywords keywords) {
        if (!hasPatterns(keywords)) {
            return keywords.additional() instanceof Additional.Typed typed
                    ? Optional.of(typed.schema())
                    : Optional.empty();
        }
        List<Schema> patterns = keywords.subschemas().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("/" + PATTERNS + "/"))
                .map(Map.Entry::getValue)
                .toList();
        boolean only = keywords.additional() instanceof Additional.Forbidden && patterns.size() == 1;
        return only ? Optional.of(patterns.get(0)) : Optional.empty();
    }

    /**
     * Returns {@code true} if the Java type keeps them: they are in the document, or the object has no other members.
     */
    public boolean areKept(boolean hasMembers) {
        return !isForbidden && (isWritten || !hasMembers);
    }
}

package dev.howl.model.link;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Keyword;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Scalar;
import dev.howl.model.syntax.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keywords that constrain values in ways that no generated Java type has. */
final class UnsupportedKeywords {
    private static final Set<String> ALWAYS = Keyword.with(Keyword.Effect.VALIDATION)
            .filter(keyword -> keyword != Keyword.ADDITIONAL_ITEMS)
            .map(Keyword::word)
            .collect(Collectors.toUnmodifiableSet());

    private UnsupportedKeywords() {}

    /** Returns the unsupported keywords of a schema, each with its location. */
    static Map<String, Location> in(Mapping schema) {
        Map<String, Location> found = new LinkedHashMap<>();
        schema.forEach((keyword, value) -> {
            if (ALWAYS.contains(keyword) || isStructured(keyword, value) || isTuple(keyword, schema.child("items"))) {
                found.put(keyword, schema.keyLocation(keyword));
            }
        });
        return KeywordReader.frozen(found);
    }

    /** Returns {@code true} for a constant or enumeration with lists or objects. */
    private static boolean isStructured(String keyword, Node value) {
        if (keyword.equals("const")) {
            return !(value instanceof Scalar);
        }
        return keyword.equals("enum")
                && value instanceof Sequence list
                && !list.items().stream().allMatch(Scalar.class::isInstance);
    }

    /** Returns {@code true} for keywords of a tuple; {@code additionalItems} has no effect without one. */
    private static boolean isTuple(String keyword, @Nullable Node items) {
        return (keyword.equals("items") || keyword.equals("additionalItems")) && items instanceof Sequence;
    }
}

package dev.howl.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The search for halves of surrogate pairs, which frames must not contain (RFC 7493, section 2.1). */
final class HalfSurrogates {
    private static final String REPLACEMENT = "\uFFFD";

    private HalfSurrogates() {}

    /**
     * Returns a JSON Pointer (RFC 6901) to the first string with half of a pair, or to the member whose name has one, with
     * a replacement character in its place; {@code null} if there is none.
     */
    static @Nullable String find(JsonNode value) {
        return find(value, "");
    }

    private static @Nullable String find(JsonNode value, String pointer) {
        if (value.isString()) {
            return Json.hasHalfSurrogate(value.stringValue()) ? pointer : null;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey().replace("~", "~0").replace("/", "~1");
            String found = Json.hasHalfSurrogate(name)
                    ? pointer + "/" + name.replaceAll("\\p{Cs}", REPLACEMENT)
                    : find(member.getValue(), pointer + "/" + name);
            if (found != null) {
                return found;
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            String found = find(value.path(i), pointer + "/" + i);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

package dev.howl.model.syntax;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON Merge Patch (RFC 7396) of located objects. Parts keep the locations that they have. A reference is not followed:
 * it
 * replaces, and is replaced, as a whole.
 */
public final class MergePatch {
    private MergePatch() {}

    /** Returns the target with the patch applied: the patch's values win, its nulls remove. */
    public static Mapping apply(Mapping target, Mapping patch) {
        return patched(target, target, patch);
    }

    /** Returns an object without one of its keys. */
    public static Mapping without(Mapping object, String key) {
        Mapping result = new Mapping(object.parent(), object.step(), object.location());
        object.forEach((name, value) -> {
            if (!name.equals(key)) {
                result.put(name, object.keyLocation(name), value);
            }
        });
        return result;
    }

    /** @param place the object whose place in the document the result has */
    private static Mapping patched(Mapping place, @Nullable Mapping target, Mapping patch) {
        Mapping result = new Mapping(place.parent(), place.step(), place.location());
        Set<String> names = new LinkedHashSet<>(target == null ? Set.of() : target.keys());
        names.addAll(patch.keys());
        for (String name : names) {
            Node own = target == null ? null : target.child(name);
            Node added = patch.child(name);
            if (added == null && target != null && own != null) {
                result.put(name, target.keyLocation(name), own);
            } else if (added != null && !added.json().isNull()) {
                result.put(name, patch.keyLocation(name), value(own, added));
            }
        }
        return result;
    }

    private static Node value(@Nullable Node own, Node added) {
        if (!(added instanceof Mapping patch) || patch.has("$ref")) {
            return added;
        }
        boolean plain = own instanceof Mapping mapping && !mapping.has("$ref");
        return plain && own != null ? patched((Mapping) own, (Mapping) own, patch) : patched(patch, null, patch);
    }
}

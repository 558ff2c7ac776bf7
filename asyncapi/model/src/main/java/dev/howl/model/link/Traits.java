package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies traits (AsyncAPI 3.0, Traits Merge Mechanism): a later one wins over an earlier one, the object over both. */
final class Traits {
    private final References references;
    private final Map<Mapping, Mapping> applied = new HashMap<>();

    Traits(References references) {
        this.references = references;
    }

    Mapping apply(Mapping object) {
        return applied.computeIfAbsent(object, this::merged);
    }

    private Mapping merged(Mapping object) {
        Mapping result = object;
        if (object.child("traits") instanceof Sequence traits) {
            List<Node> items = traits.items();
            for (int i = items.size() - 1; i >= 0; i--) {
                if (references.follow(items.get(i)) instanceof Mapping trait) {
                    result = Mapping.merged(trait, result);
                }
            }
        }
        return result;
    }
}

package dev.howl.model.link;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.MergePatch;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Traits of operations and messages, merged in the way of the version that a document is written in. */
public final class Traits {
    private final References references;
    private final Merge merge;
    private final Map<Mapping, Mapping> applied = new HashMap<>();

    public Traits(References references, SpecificationVersion version) {
        this.references = references;
        this.merge = version.isTwo() ? Traits::patched : Traits::filled;
    }

    /** One version's mechanism. */
    private interface Merge {
        Mapping apply(Mapping object, List<Mapping> traits);
    }

    /** Returns an object with its traits. */
    public Mapping apply(Mapping object) {
        return applied.computeIfAbsent(object, written -> merge.apply(written, traits(written)));
    }

    private List<Mapping> traits(Mapping object) {
        List<Mapping> traits = new ArrayList<>();
        if (object.child("traits") instanceof Sequence list) {
            for (Node item : list.items()) {
                if (references.follow(item) instanceof Mapping trait) {
                    traits.add(trait);
                }
            }
        }
        return traits;
    }

    /**
     * AsyncAPI 2.x, Operation Object and Message Object: "Traits MUST be merged into the operation object using the
     * JSON
     * Merge Patch algorithm in the same order they are defined here", so a trait's value replaces the object's.
     */
    private static Mapping patched(Mapping object, List<Mapping> traits) {
        Mapping result = object;
        for (Mapping trait : traits) {
            result = MergePatch.apply(result, trait);
        }
        return result;
    }

    /**
     * AsyncAPI 3.x, Traits Merge Mechanism: a later trait wins over an earlier one, and "a property on a trait MUST NOT
     * override the same property on the target object".
     */
    private static Mapping filled(Mapping object, List<Mapping> traits) {
        Mapping result = object;
        for (int i = traits.size() - 1; i >= 0; i--) {
            result = Mapping.merged(traits.get(i), result);
        }
        return result;
    }
}

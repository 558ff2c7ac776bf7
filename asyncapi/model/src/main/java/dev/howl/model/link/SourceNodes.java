package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import java.util.IdentityHashMap;

/** The objects of the document behind the records of the model. By identity: two equal examples stand in two places. */
public final class SourceNodes {
    private final IdentityHashMap<Object, Mapping> objects = new IdentityHashMap<>();

    void put(Object part, Mapping object) {
        objects.put(part, object);
    }

    /** Records the object behind one part as that behind another, which was made from it. */
    public void copy(Object made, Object from) {
        put(made, of(from));
    }

    /** Returns the object, with its traits, behind a channel, message, example or operation of the contract. */
    public Mapping of(Object part) {
        Mapping object = objects.get(part);
        if (object == null) {
            throw new IllegalArgumentException("not a part of this contract: " + part);
        }
        return object;
    }
}

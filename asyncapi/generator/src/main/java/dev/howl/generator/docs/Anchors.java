package dev.howl.generator.docs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ids of a page's parts. An id made of letters, digits, {@code _}, {@code .} and {@code -} is kept as it is ({@code
 * error-not_found}), so that others can link to it; any other character becomes {@code ~}, and so no id clashes with
 * one
 * that is kept. A second owner of the same id gets a number.
 */
final class Anchors {
    private final Map<Key, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private record Key(String kind, Object owner, String id) {}

    /**
     * Returns the id of a part, the same for the same arguments.
     *
     * @param kind its prefix, a word of the generator's
     * @param owner whose part it is: parts of different owners never share an id
     */
    String of(String kind, Object owner, String id) {
        Key key = new Key(kind, owner, id);
        String known = given.get(key);
        if (known != null) {
            return known;
        }
        String anchor = unique(kind + "-" + id.replaceAll("[^A-Za-z0-9_.-]", "~"));
        given.put(key, anchor);
        return anchor;
    }

    private String unique(String wanted) {
        String anchor = wanted;
        for (int number = 2; !taken.add(anchor); number++) {
            anchor = wanted + "~" + number;
        }
        return anchor;
    }
}

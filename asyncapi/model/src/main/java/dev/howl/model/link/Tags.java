package dev.howl.model.link;

import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of Tag Objects. */
final class Tags {
    private Tags() {}

    static List<String> names(References references, @Nullable Node written) {
        List<String> names = new ArrayList<>();
        if (written instanceof Sequence list) {
            for (Node item : list.items()) {
                String name = references.follow(item) instanceof Mapping tag ? tag.text("name") : null;
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}

package dev.howl.generator.docs;

import dev.howl.model.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names types in words. Named schemas become links, and those linked to are waiting for a section of their own. */
final class Types {
    /** Arrays of arrays deeper than this are not spelled out. */
    private static final int MAX_DEPTH = 8;

    private final Anchors anchors;
    private final Set<Schema> linked = new HashSet<>();
    private final ArrayDeque<Schema> waiting = new ArrayDeque<>();

    Types(Anchors anchors) {
        this.anchors = anchors;
    }

    /** Returns the type of a value, as a link where it has a name. */
    Html name(SchemaView shape) {
        return name(shape, 0);
    }

    /** Returns the type of a value that is described right here. */
    Html nameHere(SchemaView shape) {
        return spelled(shape, 0);
    }

    /** Returns the next schema that was linked to and has no section yet. */
    Optional<Schema> next() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    String anchor(Schema schema) {
        return anchors.of("schema", schema, label(schema));
    }

    static String label(Schema schema) {
        return schema.name() == null ? schema.pointer() : schema.name();
    }

    private Html name(SchemaView shape, int depth) {
        return shape.target().map(this::link).orElseGet(() -> spelled(shape, depth));
    }

    private Html link(Schema schema) {
        if (linked.add(schema)) {
            waiting.add(schema);
        }
        return Html.link(anchor(schema), Html.text(label(schema)));
    }

    private Html spelled(SchemaView shape, int depth) {
        if (depth > MAX_DEPTH) {
            return Html.text("…");
        }
        Optional<SchemaView> items = shape.items();
        if (items.isPresent()) {
            return Html.all(Html.text("array of "), name(items.get(), depth + 1));
        }
        List<SchemaView> options = shape.options();
        if (!options.isEmpty() && shape.properties().isEmpty()) {
            return Html.joined(
                    options.stream()
                            .map(option -> name(option, depth + 1))
                            .distinct()
                            .toList(),
                    " or ");
        }
        return Html.text(plain(shape));
    }

    private static String plain(SchemaView shape) {
        List<String> names = new ArrayList<>();
        for (Schema.Type type : shape.types()) {
            if (type != Schema.Type.NULL) {
                names.add(type.name().toLowerCase(Locale.ROOT));
            }
        }
        if (shape.types().contains(Schema.Type.NULL)) {
            names.add("null");
        }
        if (names.isEmpty()) {
            names.add(guess(shape));
        }
        String format = shape.first(Schema.Keywords::format)
                .map(known -> " (" + known + ")")
                .orElse("");
        return String.join(" or ", names) + format;
    }

    /** Returns the types that the other keywords of a schema without a type imply. */
    private static String guess(SchemaView shape) {
        if (!shape.properties().isEmpty()) {
            return "object";
        }
        return shape.first(Schema.Keywords::constant)
                .map(constant -> constant.getNodeType().name().toLowerCase(Locale.ROOT))
                .orElse("any");
    }
}

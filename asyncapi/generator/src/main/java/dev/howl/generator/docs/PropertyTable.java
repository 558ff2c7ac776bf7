package dev.howl.generator.docs;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a schema, nested ones by their path. A named schema inside it is a link to its own section, and an
 * inline one that comes back is described once: that ends every recursion, and the table stays as long as the document.
 */
final class PropertyTable {
    /** Inline schemas deeper than this are left out, and the table says so. */
    private static final int MAX_DEPTH = 32;

    private final Types types;
    private final int level;
    private final HtmlTable table;
    private final Map<SchemaView, String> expanded = new HashMap<>();

    private PropertyTable(Types types, int level, String caption) {
        this.types = types;
        this.level = level;
        this.table = new HtmlTable("properties", caption, "Property", "Type", "Required", "Rules", "Description");
    }

    /**
     * Returns a schema's type and rules where they are worth a word, then its properties.
     *
     * @param level of the heading above
     */
    static Html of(Schema schema, Types types, int level, String caption) {
        SchemaView shape = SchemaView.of(schema);
        PropertyTable properties = new PropertyTable(types, level, caption);
        properties.expand("", shape, 0);
        List<Html> parts = new ArrayList<>();
        boolean isPlainObject = !shape.properties().isEmpty() && shape.options().isEmpty();
        List<Html> rules = Rules.of(shape);
        if (!isPlainObject) {
            parts.add(Html.element("p", Html.text("Type: "), types.nameHere(shape), Html.text(".")));
        }
        if (!rules.isEmpty()) {
            parts.add(Html.element("p", Html.text("Rules: "), Html.joined(rules, "; "), Html.text(".")));
        }
        if (!properties.table.isEmpty()) {
            parts.add(properties.table.render());
        }
        return Html.all(parts);
    }

    private void expand(String path, SchemaView shape, int depth) {
        expanded.put(shape, path);
        String prefix = path.isEmpty() ? "" : path + ".";
        shape.properties()
                .forEach((name, property) ->
                        row(prefix, name, shape.requires(name) ? "yes" : "no", property, depth + 1));
        shape.items().filter(items -> items.target().isEmpty()).ifPresent(items -> items(path, items, depth + 1));
        shape.additional().ifPresent(other -> row(prefix, "*", "", other, depth + 1));
        int number = 0;
        for (SchemaView option : shape.options()) {
            number++;
            if (option.target().isEmpty() && (option.hasRows() || isWorthARow(option))) {
                row(path.isEmpty() ? "" : path + " ", "(option " + number + ")", "", option, depth + 1);
            }
        }
    }

    private void items(String path, SchemaView items, int depth) {
        if (!items.hasRows()) {
            return;
        }
        boolean isPlain = description(items).isEmpty() && !expanded.containsKey(items) && depth < MAX_DEPTH;
        if (isPlain) {
            expand(path + "[]", items, depth);
        } else {
            row(path, "[]", "", items, depth);
        }
    }

    private void row(String prefix, String name, String required, SchemaView shape, int depth) {
        boolean isLink = shape.target().isPresent();
        Html left = isLink || !shape.hasRows() ? Html.NOTHING : leftOut(shape, depth);
        Html description = Markdown.render(description(shape).orElse(null), level);
        table.row(
                null,
                path(prefix, name),
                types.name(shape),
                Html.text(required),
                isLink ? Html.NOTHING : Rules.list(shape),
                Html.all(badges(shape), description, filledBy(shape), left));
        if (!isLink && left.isEmpty() && shape.hasRows()) {
            expand(prefix + name, shape, depth);
        }
    }

    /** Returns the reason for which the rows of a shape are left out; empty if they follow. */
    private Html leftOut(SchemaView shape, int depth) {
        String earlier = expanded.get(shape);
        if (earlier == null) {
            return depth < MAX_DEPTH
                    ? Html.NOTHING
                    : Html.element("p", "The content is nested too deeply to be shown here.");
        }
        return earlier.isEmpty()
                ? Html.element("p", "The same as the whole again.")
                : Html.element("p", Html.text("The same as "), Html.code(earlier), Html.text("."));
    }

    private static Html path(String prefix, String name) {
        return prefix.isEmpty()
                ? Html.code(name)
                : Html.element("code", Html.element("span", prefix).css("path"), Html.text(name));
    }

    private static boolean isWorthARow(SchemaView option) {
        return description(option).isPresent() || !Rules.of(option).isEmpty();
    }

    private static Optional<String> description(SchemaView shape) {
        return shape.first(Keywords::description).or(() -> shape.first(Keywords::title));
    }

    private static Html badges(SchemaView shape) {
        return shape.any(Keywords::deprecated) ? Badges.deprecated() : Html.NOTHING;
    }

    private static Html filledBy(SchemaView shape) {
        boolean filled = shape.any(keywords -> keywords.extensions().containsKey("x-howl-filled-by"));
        return filled ? Html.element("p", "The SDK fills this in.").css("note") : Html.NOTHING;
    }
}

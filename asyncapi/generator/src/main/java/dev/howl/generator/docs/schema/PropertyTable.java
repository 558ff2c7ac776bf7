package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Badges;
import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.HtmlTable;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.html.NoteFacts;
import dev.howl.model.Annotations.Note;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a schema, nested ones by their path, each with an anchor. A named schema inside it is a link to its
 * own page, and an inline one that comes back is described once: that ends every recursion, and the table stays as long
 * as the document.
 */
public final class PropertyTable {
    /** Inline schemas deeper than this are left out, and the table says so. */
    private static final int MAX_DEPTH = 32;

    private final Types types;
    private final int level;
    private final String anchors;
    private final HtmlTable table;
    private final Map<Shape, String> expanded = new HashMap<>();

    private PropertyTable(Types types, int level, String caption, String anchors) {
        this.types = types;
        this.level = level;
        this.anchors = anchors;
        this.table = new HtmlTable("properties", caption, "Property", "Type", "Required", "Rules", "Description");
    }

    /**
     * Returns a schema's type and rules where they are worth a word, then its properties.
     *
     * @param level of the heading above
     * @param anchors what the anchors of its rows begin with
     */
    public static Html of(Schema schema, Types types, int level, String caption, String anchors) {
        Shape shape = Shape.of(schema);
        PropertyTable properties = new PropertyTable(types, level, caption, anchors);
        properties.expand("", shape, Map.of(), 0);
        List<Html> parts = new ArrayList<>();
        boolean isPlainObject =
                !shape.members().isEmpty() && shape.alternatives().isEmpty() && !shape.isNullable();
        if (!isPlainObject) {
            parts.add(Html.element("p", Html.text("Type: "), types.nameHere(shape), Html.text(".")));
        }
        List<Html> rules = Rules.of(shape, types);
        if (!rules.isEmpty()) {
            parts.add(Html.element("p", Html.text("Rules: "), Html.joined(rules, "; "), Html.text(".")));
        }
        parts.add(Notes.of(shape, types, level));
        parts.add(more(shape));
        if (!properties.table.isEmpty()) {
            parts.add(properties.table.render());
        }
        return Html.all(parts);
    }

    /** @param base members of the value of which the shape is an alternative */
    private void expand(String path, Shape shape, Map<String, Member> base, int depth) {
        expanded.put(shape, path);
        String prefix = path.isEmpty() ? "" : path + ".";
        shape.members().values().forEach(member -> member(prefix, described(shape, member, base), depth + 1));
        shape.items().filter(items -> types.target(items).isEmpty()).ifPresent(items -> items(path, items, depth + 1));
        Shape others = shape.others().values();
        if (others != null) {
            row(new Cells(prefix, "*", types.name(others), "", Rules.of(others, types)), others, Map.of(), depth + 1);
        }
        Map<String, Member> members = new HashMap<>(base);
        members.putAll(shape.members());
        NumberedAlternative.of(shape).forEach(each -> alternative(path, shape, each, members, depth + 1));
    }

    /** Returns a member with the description of the base, where an alternative does no more than require it. */
    private static Member described(Shape shape, Member member, Map<String, Member> base) {
        String name = member.name();
        Member other = base.get(name);
        boolean isDescribed =
                shape.keywords().anyMatch(keywords -> keywords.properties().containsKey(name));
        return other == null || isDescribed ? member : new Member(name, other.shape(), true, other.constant());
    }

    private void member(String prefix, Member member, int depth) {
        Shape shape = member.shape();
        String required = member.isRequired() ? "yes" : "no";
        row(
                new Cells(prefix, member.name(), types.name(shape), required, Rules.of(member, types)),
                shape,
                Map.of(),
                depth);
    }

    private void alternative(
            String path, Shape whole, NumberedAlternative alternative, Map<String, Member> members, int depth) {
        Shape shape = alternative.shape();
        List<Html> rules = Rules.of(shape, types);
        boolean isWorthARow = Types.hasRows(shape) || description(shape).isPresent() || !rules.isEmpty();
        if (types.target(shape).isEmpty() && isWorthARow) {
            String prefix = path.isEmpty() ? "" : path + " ";
            row(
                    new Cells(prefix, alternative.label(), types.name(whole, alternative), "", rules),
                    shape,
                    members,
                    depth);
        }
    }

    private void items(String path, Shape items, int depth) {
        boolean isSilent =
                description(items).isEmpty() && Notes.of(items, types, level).isEmpty();
        if (isSilent && !Types.hasRows(items)) {
            return;
        }
        if (isSilent && !expanded.containsKey(items) && depth < MAX_DEPTH) {
            expand(path + "[]", items, Map.of(), depth);
        } else {
            row(new Cells(path, "[]", types.name(items), "", Rules.of(items, types)), items, Map.of(), depth);
        }
    }

    /** The cells of a row that depend on where a shape is used. */
    private record Cells(String prefix, String name, Html type, String required, List<Html> rules) {}

    private void row(Cells cells, Shape shape, Map<String, Member> base, int depth) {
        Optional<Schema> target = types.target(shape);
        boolean hasRows = target.isEmpty() && Types.hasRows(shape);
        Html left = hasRows ? leftOut(shape, depth) : Html.NOTHING;
        boolean isHere = target.isEmpty() && left.isEmpty();
        Html description = Markdown.render(description(shape).orElse(null), level);
        String anchor = types.links().anchor(anchors, cells.prefix() + cells.name());
        table.row(
                anchor,
                Html.link(anchor, path(cells.prefix(), cells.name())),
                cells.type(),
                Html.text(cells.required()),
                Rules.list(
                        target.map(named -> Rules.beyond(named, shape, types)).orElse(cells.rules())),
                Html.all(
                        badges(shape),
                        description,
                        filledBy(shape),
                        more(shape),
                        isHere ? Notes.of(shape, types, level) : Html.NOTHING,
                        left));
        if (hasRows && isHere) {
            expand(cells.prefix() + cells.name(), shape, base, depth);
        }
    }

    /** Returns the reason for which the rows of a shape are left out; empty if they follow. */
    private Html leftOut(Shape shape, int depth) {
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

    private static Optional<String> description(Shape shape) {
        return shape.first(Keywords::description).or(() -> shape.first(Keywords::title));
    }

    private static Html badges(Shape shape) {
        return Html.all(
                shape.keywords().anyMatch(Keywords::deprecated) ? Badges.deprecated() : Html.NOTHING,
                isSet(shape, "readOnly") ? Badges.readOnly() : Html.NOTHING,
                isSet(shape, "writeOnly") ? Badges.writeOnly() : Html.NOTHING);
    }

    /** Returns links to the external documentation of a value. */
    private static Html more(Shape shape) {
        return NoteFacts.of(shape.keywords()
                .map(keywords -> keywords.json().path("externalDocs"))
                .filter(docs -> docs.path("url").isString())
                .map(docs -> new Note(
                        "More",
                        docs.path("description").asString(""),
                        docs.path("url").stringValue()))
                .distinct()
                .toList());
    }

    private static boolean isSet(Shape shape, String keyword) {
        return shape.keywords()
                .anyMatch(keywords -> keywords.json().path(keyword).asBoolean(false));
    }

    private static Html filledBy(Shape shape) {
        boolean filled =
                shape.keywords().anyMatch(keywords -> keywords.extensions().containsKey("x-howl-filled-by"));
        return filled ? Html.element("p", "The SDK fills this in.").css("note") : Html.NOTHING;
    }
}

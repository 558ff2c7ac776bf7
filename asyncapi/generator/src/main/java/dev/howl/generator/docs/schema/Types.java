package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.site.Links;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types in words, as one page has them. Named schemas become links to their pages. */
public final class Types {
    /** Arrays of arrays deeper than this are not spelled out. */
    private static final int MAX_DEPTH = 8;

    /** Arrays of arrays deeper than this have rows, whatever they are. */
    private static final int MAX_HOPS = 32;

    /** Names inside of other names beyond this are not spelled out. */
    private static final int MAX_INNER_NAMES = 1_000;

    private final Links links;
    private int innerNames;

    /** Creates the words for types of one page. */
    public Types(Links links) {
        this.links = links;
    }

    /** Returns the links of the page. */
    Links links() {
        return links;
    }

    /** Returns the type of a value, as a link where it has a name. */
    Html name(Shape shape) {
        innerNames = 0;
        return name(shape, 0);
    }

    /** Returns the type of a value that is described right here. */
    public Html nameHere(Shape shape) {
        innerNames = 0;
        return spelled(shape, 0);
    }

    /** Returns the type of an alternative, that of the whole where the alternative names none. */
    Html name(Shape whole, NumberedAlternative alternative) {
        innerNames = 0;
        return alternative(whole, alternative, 0);
    }

    /** Returns the named schema that says all of a shape but words and bounds, if that has rows of its own to show. */
    Optional<Schema> target(Shape shape) {
        List<Schema> essentials = shape.essentials();
        return shape.parts().stream()
                .filter(part ->
                        part.name() != null && Shape.of(part).essentials().equals(essentials))
                .findFirst()
                .filter(named -> hasRows(Shape.of(named)));
    }

    /** Returns {@code true} if a table has rows for the content of a value. */
    static boolean hasRows(Shape shape) {
        Shape inner = shape;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            if (!inner.members().isEmpty()
                    || !inner.alternatives().isEmpty()
                    || inner.others().values() != null
                    || describesValues(inner)) {
                return true;
            }
            Optional<Shape> items = inner.items();
            if (items.isEmpty()) {
                return false;
            }
            inner = items.get();
        }
        return true;
    }

    /** Returns {@code true} if the values of an enumeration have words of their own. */
    static boolean describesValues(Shape shape) {
        List<AllowedValue> values = shape.values();
        return values != null
                && values.size() > 1
                && values.stream().anyMatch(value -> value.title() != null || value.description() != null);
    }

    static String word(Schema.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private Html name(Shape shape, int depth) {
        return target(shape).map(named -> orNull(shape, links.schema(named))).orElseGet(() -> spelled(shape, depth));
    }

    private Html spelled(Shape shape, int depth) {
        if (depth > MAX_DEPTH || (depth > 1 && ++innerNames > MAX_INNER_NAMES)) {
            return Html.text("…");
        }
        List<NumberedAlternative> alternatives = NumberedAlternative.of(shape);
        if (alternatives.isEmpty()) {
            return orNull(shape, plain(shape, depth));
        }
        Html names = Html.joined(
                alternatives.stream()
                        .map(each -> alternative(shape, each, depth + 1))
                        .distinct()
                        .toList(),
                " or ");
        if (shape.members().isEmpty()) {
            return orNull(shape, names);
        }
        boolean named =
                alternatives.stream().anyMatch(each -> target(each.shape()).isPresent());
        Html own = plain(shape, depth);
        return orNull(shape, named ? Html.all(own, Html.text(" that is also "), names) : own);
    }

    private Html alternative(Shape whole, NumberedAlternative alternative, int depth) {
        Shape own = alternative.shape();
        boolean isSilent = own.types().isEmpty()
                && own.alternatives().isEmpty()
                && target(own).isEmpty();
        return isSilent && !whole.types().isEmpty() ? plain(whole, depth) : name(own, depth);
    }

    private Html plain(Shape shape, int depth) {
        List<Html> names = new ArrayList<>();
        for (Schema.Type type : shape.types()) {
            names.add(
                    type == Schema.Type.ARRAY
                            ? array(shape, depth)
                            : Html.text(type == Schema.Type.NULL ? noType(shape) : word(type)));
        }
        if (names.isEmpty()) {
            names.add(
                    shape.items().isPresent() ? array(shape, depth) : Html.text(isNull(shape) ? noType(shape) : "any"));
        }
        Optional<String> format = shape.first(Schema.Keywords::format);
        Html all = Html.joined(names, " or ");
        return format.isEmpty() ? all : Html.all(all, Html.text(" (" + format.get() + ")"));
    }

    private Html array(Shape shape, int depth) {
        return shape.items()
                .<Html>map(items -> Html.all(Html.text("array of "), name(items, depth + 1)))
                .orElseGet(() -> Html.text("array"));
    }

    private static Html orNull(Shape shape, Html name) {
        boolean isSaid = isNull(shape)
                || (shape.types().isEmpty() && shape.alternatives().isEmpty());
        return shape.isNullable() && !isSaid ? Html.all(name, Html.text(" or null")) : name;
    }

    private static String noType(Shape shape) {
        return shape.isNullable() ? "null" : "none";
    }

    /** Returns {@code true} if no value but {@code null} fits. */
    private static boolean isNull(Shape shape) {
        List<AllowedValue> values = shape.values();
        return shape.types().equals(Set.of(Schema.Type.NULL)) || (values != null && values.isEmpty());
    }
}

package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Mark;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayList;
import java.util.List;

/** Remarks on a value that are neither its type nor a rule: the marks of alternatives, the meaning of single values. */
final class Notes {
    private Notes() {}

    /** @param level of the heading above */
    static Html of(Shape shape, Types types, int level) {
        return Html.all(opaque(shape), marks(shape, types), values(shape, level));
    }

    private static Html opaque(Shape shape) {
        return Type.of(shape) instanceof Type.Opaque opaque
                ? Html.element("p", "Generated code keeps it as JSON: " + opaque.reason() + ".")
                        .css("note")
                : Html.NOTHING;
    }

    private static Html marks(Shape shape, Types types) {
        List<NumberedAlternative> alternatives = NumberedAlternative.of(shape);
        boolean areAlike =
                alternatives.stream().map(Notes::jsonTypes).distinct().count() == 1;
        List<Html> lines = new ArrayList<>();
        for (NumberedAlternative alternative : alternatives) {
            boolean isLink = types.target(alternative.shape()).isPresent();
            List<Mark> marks = isLink && !areAlike ? alternative.marks() : withoutTypes(alternative);
            if (!marks.isEmpty()) {
                Html name = isLink ? types.name(alternative.shape()) : Html.text(alternative.label());
                lines.add(Html.element("li", name, Html.text(" if "), MarkWords.of(marks)));
            }
        }
        return lines.isEmpty() ? Html.NOTHING : Html.element("ul", lines).css("alternatives");
    }

    private static List<Mark> jsonTypes(NumberedAlternative alternative) {
        return alternative.marks().stream()
                .filter(Mark.OfType.class::isInstance)
                .toList();
    }

    /** The name of a type says it, unless it is a link. */
    private static List<Mark> withoutTypes(NumberedAlternative alternative) {
        return alternative.marks().stream()
                .filter(mark -> !(mark instanceof Mark.OfType))
                .toList();
    }

    private static Html values(Shape shape, int level) {
        List<AllowedValue> values = shape.values();
        if (values == null || !Types.describesValues(shape)) {
            return Html.NOTHING;
        }
        List<Html> lines = values.stream().map(value -> value(value, level)).toList();
        return Html.element("ul", lines).css("values");
    }

    private static Html value(AllowedValue value, int level) {
        Html code = Html.code(JsonText.compact(value.json()));
        return Html.element(
                "li",
                value.title() == null ? code : Html.all(code, Html.text(": " + value.title())),
                Markdown.render(value.description(), level));
    }
}

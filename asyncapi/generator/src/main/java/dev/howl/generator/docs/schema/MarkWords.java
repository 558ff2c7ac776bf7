package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The marks of an alternative in words. */
final class MarkWords {
    /** Marks, and values of one mark, beyond this are left out: each alternative may have them all. */
    private static final int MAX = 8;

    private MarkWords() {}

    /** Returns the marks as one sentence without a full stop; nothing where there are none. */
    static Html of(List<Mark> marks) {
        return joined(marks.stream().map(MarkWords::words).toList(), " and ");
    }

    private static Html words(Mark mark) {
        if (mark instanceof Mark.OfType type) {
            return Html.text("the value is of type " + types(type.types()));
        }
        if (mark instanceof Mark.OfValue value) {
            return ofValue(value);
        }
        if (mark instanceof Mark.OfMemberType type) {
            return member(type.member(), " is of type " + types(type.types()) + orAbsent(type.orAbsent()));
        }
        if (mark instanceof Mark.Present present) {
            return member(present.member(), " is present");
        }
        return member(((Mark.Absent) mark).member(), " is absent");
    }

    private static Html ofValue(Mark.OfValue mark) {
        List<Html> values = mark.values().stream().map(MarkWords::value).toList();
        return Html.all(member(mark.member(), " is "), joined(values, " or "), Html.text(orAbsent(mark.orAbsent())));
    }

    private static Html joined(List<Html> parts, String separator) {
        List<Html> shown = new ArrayList<>(parts.subList(0, Math.min(MAX, parts.size())));
        if (parts.size() > MAX) {
            shown.add(Html.text("…"));
        }
        return Html.joined(shown, separator);
    }

    private static Html member(String name, String words) {
        return Html.all(Html.code(name), Html.text(words));
    }

    private static Html value(JsonNode json) {
        return Html.code(JsonText.compact(json));
    }

    private static String types(Set<Schema.Type> types) {
        return String.join(" or ", types.stream().map(Types::word).toList());
    }

    private static String orAbsent(boolean orAbsent) {
        return orAbsent ? " or absent" : "";
    }
}

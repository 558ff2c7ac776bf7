package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.TextPattern;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** The description of a text frame that is not JSON. */
public final class TextFrame {
    private TextFrame() {}

    public static Html describe(Schema payload, Types types) {
        Schema.Keywords keywords = payload.keywords();
        JsonNode constant = keywords.constant();
        if (constant != null) {
            return sentence("The frame is exactly the text ", code(constant));
        }
        if (!keywords.enumValues().isEmpty()) {
            List<Html> values =
                    keywords.enumValues().stream().map(TextFrame::code).toList();
            return sentence("The frame is exactly one of the texts ", Html.joined(values, ", "));
        }
        String regex = keywords.bounds().pattern();
        Html kind = regex == null
                ? Html.element("p", "The frame is text, not JSON: any that fits no other message.")
                : sentence("The frame is text, not JSON, that matches ", Html.code(regex));
        return Html.all(
                kind, regex == null ? Html.NOTHING : groups(regex), Rules.list(Rules.of(Shape.of(payload), types)));
    }

    private static Html groups(String regex) {
        List<Html> names = new ArrayList<>();
        if (isRegex(regex)) {
            for (TextPattern.Group group : TextPattern.of(regex).groups()) {
                names.add(Html.all(
                        Html.code(group.name()), group.certain() ? Html.NOTHING : Html.text(" (may be absent)")));
            }
        }
        return names.isEmpty() ? Html.NOTHING : sentence("Its parts: ", Html.joined(names, ", "));
    }

    private static boolean isRegex(String regex) {
        try {
            return Regex.of(regex) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Html sentence(String words, Html rest) {
        return Html.element("p", Html.text(words), rest, Html.text("."));
    }

    private static Html code(JsonNode value) {
        return Html.code(value.isString() ? value.stringValue() : JsonText.compact(value));
    }
}

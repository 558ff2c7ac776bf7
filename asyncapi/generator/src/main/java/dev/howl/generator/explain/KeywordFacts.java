package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.model.schema.Keyword;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The keywords that apply to a value, and what becomes of each. */
final class KeywordFacts {
    private KeywordFacts() {}

    static Fact of(Shape shape) {
        List<String> lines = new ArrayList<>();
        for (Keyword keyword : Keyword.values()) {
            shape.parts().stream()
                    .map(Schema::keywords)
                    .map(keywords -> keywords.json().path(keyword.word()))
                    .filter(value -> !value.isMissingNode())
                    .map(value -> line(keyword, value))
                    .distinct()
                    .forEach(lines::add);
        }
        extensions(shape).forEach(lines::add);
        return Fact.bounded("keywords", lines);
    }

    /** Returns the words of a keyword as a sentence, with its value where that is short. */
    private static String line(Keyword keyword, JsonNode value) {
        boolean isShown = keyword.effect() != Keyword.Effect.WORDS && value.isValueNode();
        return keyword.word() + (isShown ? " " + SafeText.json(value) : "") + " " + keyword.outcome()
                + (keyword.effect() == Keyword.Effect.VALIDATION ? "; the validation of frames enforces it" : "");
    }

    private static Stream<String> extensions(Shape shape) {
        return shape.parts().stream()
                .flatMap(part -> part.keywords().extensions().entrySet().stream())
                .filter(extension -> extension.getKey().startsWith("x-howl-"))
                .map(extension ->
                        extension.getKey() + " " + SafeText.json(extension.getValue()) + " is an extension of Howl")
                .distinct();
    }
}

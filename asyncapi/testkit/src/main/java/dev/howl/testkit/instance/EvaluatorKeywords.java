package dev.howl.testkit.instance;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.Evaluator.Result;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import dev.howl.testkit.regex.EcmaExpression;
import java.util.Optional;

/** The keywords that the evaluator's library leaves to Java's regular expressions, or to optional libraries. */
final class EvaluatorKeywords implements EvaluatorFactory {
    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
        return switch (keyword) {
            case "pattern" -> value.isString() ? Optional.of(pattern(value.asString())) : Optional.empty();
            case "format" -> value.isString() ? Optional.of(format(value.asString())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Evaluator pattern(String source) {
        EcmaExpression expression = EcmaExpression.of(source);
        return (context, node) -> !node.isString() || expression.isIn(node.asString())
                ? Result.success()
                : Result.failure("the text does not match the pattern");
    }

    private static Evaluator format(String name) {
        return (context, node) -> !node.isString() || FormatRules.accepts(name, node.asString())
                ? Result.success()
                : Result.failure("the text does not have the format");
    }
}

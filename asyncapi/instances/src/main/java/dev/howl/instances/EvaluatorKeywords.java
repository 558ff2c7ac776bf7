package dev.howl.instances;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.Evaluator.Result;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import dev.howl.instances.regex.EcmaExpression;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keywords that the evaluator's library leaves to Java's regular expressions, or to optional libraries. */
final class EvaluatorKeywords implements EvaluatorFactory {
    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode value) {
        return switch (keyword) {
            case "pattern" -> value.isString() ? Optional.of(pattern(value.asString())) : Optional.empty();
            case "format" -> value.isString() ? Optional.of(format(value.asString())) : Optional.empty();
            case "propertyNames" -> Optional.of(names(context.getAbsoluteUri(value)));
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

    /** Names the keyword itself, which the library leaves to those inside of it. */
    private static Evaluator names(String schema) {
        return (context, node) -> {
            boolean fit = true;
            for (String name : node.isObject() ? node.asObject().keySet() : Set.<String>of()) {
                TreeNode text = new TreeNode(JsonNodeFactory.instance.stringNode(name), node.getJsonPointer());
                fit &= context.resolveInternalRefAndValidate(schema, text);
            }
            return fit ? Result.success() : Result.failure("a name does not fit");
        };
    }
}

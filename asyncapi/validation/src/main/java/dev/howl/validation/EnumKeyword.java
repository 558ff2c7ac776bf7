package dev.howl.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The keyword {@code enum} (draft-07, section 6.1.2). The validator's own writes the values as JSON for messages that
 * Howl does not use, which loads many classes at each start; lists of strings, as most are, do without it.
 */
final class EnumKeyword implements Keyword {
    @Override
    public String getValue() {
        return KeywordType.ENUM.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode values, Schema parent, SchemaContext context) {
        return values.isArray() && values.valueStream().allMatch(JsonNode::isString)
                ? new Strings(values, location, parent, context)
                : KeywordType.ENUM.newValidator(location, values, parent, context);
    }

    /** The strings that one schema allows. */
    private static final class Strings extends BaseKeywordValidator {
        private final Set<String> allowed;

        Strings(JsonNode values, SchemaLocation location, Schema parent, SchemaContext context) {
            super(KeywordType.ENUM, values, location, parent, context);
            allowed = values.valueStream().map(JsonNode::stringValue).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath place) {
            if (!node.isString() || !allowed.contains(node.stringValue())) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(place)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .arguments(getSchemaNode())
                        .build());
            }
        }
    }
}

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
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A keyword that limits a length or a number of children (draft-07, sections 6.3 to 6.5), to any number. */
final class CountKeyword implements Keyword {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    static final List<CountKeyword> ALL = List.of(
            new CountKeyword(KeywordType.MIN_LENGTH, JsonNode::isString, false),
            new CountKeyword(KeywordType.MAX_LENGTH, JsonNode::isString, true),
            new CountKeyword(KeywordType.MIN_ITEMS, JsonNode::isArray, false),
            new CountKeyword(KeywordType.MAX_ITEMS, JsonNode::isArray, true),
            new CountKeyword(KeywordType.MIN_PROPERTIES, JsonNode::isObject, false),
            new CountKeyword(KeywordType.MAX_PROPERTIES, JsonNode::isObject, true));

    private final KeywordType type;
    private final Predicate<JsonNode> applies;
    private final boolean maximum;

    private CountKeyword(KeywordType type, Predicate<JsonNode> applies, boolean maximum) {
        this.type = type;
        this.applies = applies;
        this.maximum = maximum;
    }

    @Override
    public String getValue() {
        return type.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode bound, Schema parent, SchemaContext context) {
        return new Limit(bound, location, parent, context);
    }

    /** Returns the length in Unicode code points, or the number of children. */
    private static int count(JsonNode node) {
        if (!node.isString()) {
            return node.size();
        }
        String text = node.stringValue();
        return text.codePointCount(0, text.length());
    }

    /** The limit of one schema. */
    private final class Limit extends BaseKeywordValidator {
        private final int bound;

        Limit(JsonNode bound, SchemaLocation location, Schema parent, SchemaContext context) {
            super(type, bound, location, parent, context);
            // No value in memory is as large as a bound beyond.
            this.bound = bound.decimalValue().min(MOST).intValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath place) {
            if (!applies.test(node)) {
                return;
            }
            int count = count(node);
            if (maximum ? count > bound : count < bound) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(place)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .arguments(bound, count)
                        .build());
            }
        }
    }
}

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
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** A keyword that compares numbers (draft-07, section 6.2), exactly and at a bounded cost for any exponent. */
final class NumberKeyword implements Keyword {
    static final List<NumberKeyword> ALL = List.of(
            new NumberKeyword(KeywordType.MINIMUM, (value, bound) -> value.compareTo(bound) >= 0),
            new NumberKeyword(KeywordType.EXCLUSIVE_MINIMUM, (value, bound) -> value.compareTo(bound) > 0),
            new NumberKeyword(KeywordType.MAXIMUM, (value, bound) -> value.compareTo(bound) <= 0),
            new NumberKeyword(KeywordType.EXCLUSIVE_MAXIMUM, (value, bound) -> value.compareTo(bound) < 0),
            new NumberKeyword(KeywordType.MULTIPLE_OF, NumberKeyword::isMultiple));

    private final KeywordType type;
    private final BiPredicate<BigDecimal, BigDecimal> holds;

    private NumberKeyword(KeywordType type, BiPredicate<BigDecimal, BigDecimal> holds) {
        this.type = type;
        this.holds = holds;
    }

    @Override
    public String getValue() {
        return type.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode bound, Schema parent, SchemaContext context) {
        return new Comparison(bound, location, parent, context);
    }

    /** Divides without writing the exponents out, which would take gigabytes for 1e-999999999. */
    static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
        if (value.signum() == 0 || divisor.signum() == 0) {
            return value.signum() == 0;
        }
        BigDecimal dividend = value.stripTrailingZeros();
        BigDecimal unit = divisor.stripTrailingZeros();
        long exponent = (long) unit.scale() - dividend.scale();
        if (exponent < 0) {
            // The dividend has no trailing zero, so no power of ten divides it.
            return false;
        }
        BigInteger modulus = unit.unscaledValue().abs();
        BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(exponent), modulus);
        return dividend.unscaledValue().multiply(power).mod(modulus).signum() == 0;
    }

    private static boolean isFinite(JsonNode node) {
        return node.isNumber() && (!(node.isDouble() || node.isFloat()) || Double.isFinite(node.doubleValue()));
    }

    /** The comparison of numbers with the bound of one schema. */
    private final class Comparison extends BaseKeywordValidator {
        private final BigDecimal bound;

        Comparison(JsonNode bound, SchemaLocation location, Schema parent, SchemaContext context) {
            super(type, bound, location, parent, context);
            this.bound = bound.decimalValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath place) {
            if (isFinite(node) && !holds.test(node.decimalValue(), bound)) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(place)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .arguments(bound.toString())
                        .build());
            }
        }
    }
}

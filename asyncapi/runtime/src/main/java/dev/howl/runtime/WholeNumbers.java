package dev.howl.runtime;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads JSON's integers into {@code int} and {@code long}. A number is an integer by its value, so {@code 5.0} and {@code
 * 1E2} are (JSON Schema draft-07, section 6.1.1). One that does not fit is refused, never cut.
 */
final class WholeNumbers extends ValueDeserializerModifier {
    static final String BEYOND_LONG = "beyond long";
    static final String NO_INTEGER = "is not an integer";

    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> LONG = Set.of(long.class, Long.class);
    private static final Set<Class<?>> INT = Set.of(int.class, Integer.class);

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        return LONG.contains(type) || INT.contains(type) ? new Exact(deserializer, INT.contains(type)) : deserializer;
    }

    private static final class Exact extends DelegatingDeserializer {
        private final boolean isInt;

        Exact(ValueDeserializer<?> standard, boolean isInt) {
            super(standard);
            this.isInt = isInt;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> standard) {
            return new Exact(standard, isInt);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return Objects.requireNonNull(super.deserialize(parser, context));
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                NumberType size = parser.getNumberType();
                if (isInt && size == NumberType.INT) {
                    return parser.getIntValue();
                }
                if (!isInt && size != NumberType.BIG_INTEGER) {
                    return parser.getLongValue();
                }
            }
            try {
                BigDecimal number = parser.getDecimalValue();
                requireWhole(number);
                if (isInt) {
                    return number.intValueExact();
                }
                return number.longValueExact();
            } catch (ArithmeticException e) {
                String reason = isInt ? "beyond int" : BEYOND_LONG;
                throw DatabindException.from(parser, reason, new IllegalArgumentException(reason, e));
            } catch (IllegalArgumentException e) {
                // Among them is the exception that Jackson lets escape for an exponent beyond int.
                throw DatabindException.from(parser, e.getMessage(), e);
            }
        }

        private static void requireWhole(BigDecimal number) {
            if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException(NO_INTEGER);
            }
        }
    }
}

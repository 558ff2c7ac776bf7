package dev.howl.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads JSON's numbers into {@code double}, {@link BigInteger} and {@link BigDecimal}. One that does not fit is refused: it
 * becomes no infinity, and written out it takes no gigabytes, as {@code 1e1000000000} would.
 */
final class LargeNumbers extends ValueDeserializerModifier {
    /** Digits that a number may have before its point and after it, as many as Jackson reads. */
    private static final int MAX_DIGITS = 1_000;

    private static final String TOO_LONG = "has more than 1,000 digits";

    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Conversion> CONVERSIONS = Map.of(
            double.class, LargeNumbers::toDouble,
            Double.class, LargeNumbers::toDouble,
            BigInteger.class, LargeNumbers::toBigInteger,
            BigDecimal.class, LargeNumbers::toBigDecimal);

    /** Reads the number at which a parser stands; an {@link IllegalArgumentException} says why the type cannot hold it. */
    private interface Conversion {
        Object read(JsonParser parser);
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Conversion conversion = CONVERSIONS.get(description.getBeanClass());
        return conversion == null ? deserializer : new Checked(deserializer, conversion);
    }

    private static Object toDouble(JsonParser parser) {
        double number;
        try {
            number = parser.getDoubleValue();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("beyond double", e);
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("beyond double");
        }
        return number;
    }

    private static Object toBigInteger(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getBigIntegerValue();
        }
        BigDecimal number = parser.getDecimalValue().stripTrailingZeros();
        if (number.scale() > 0) {
            throw new IllegalArgumentException(WholeNumbers.NO_INTEGER);
        }
        return bounded(number).toBigInteger();
    }

    private static Object toBigDecimal(JsonParser parser) {
        return bounded(parser.getDecimalValue());
    }

    private static BigDecimal bounded(BigDecimal number) {
        if (number.scale() > MAX_DIGITS || (long) number.precision() - number.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException(TOO_LONG);
        }
        return number;
    }

    private static final class Checked extends DelegatingDeserializer {
        private final Conversion conversion;

        Checked(ValueDeserializer<?> standard, Conversion conversion) {
            super(standard);
            this.conversion = conversion;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> standard) {
            return new Checked(standard, conversion);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return Objects.requireNonNull(super.deserialize(parser, context));
            }
            try {
                return conversion.read(parser);
            } catch (IllegalArgumentException e) {
                throw DatabindException.from(parser, e.getMessage(), e);
            }
        }
    }
}

package dev.howl.runtime;

import dev.howl.runtime.Alternatives.JsonType;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** The JSON types of values. */
public final class JsonKinds {
    private JsonKinds() {}

    /** Returns the most special type of a value: a number without a fraction is an integer. */
    public static JsonType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> JsonType.NULL;
            case BOOLEAN -> JsonType.BOOLEAN;
            case ARRAY -> JsonType.ARRAY;
            case STRING, BINARY -> JsonType.STRING;
            case NUMBER ->
                value.isIntegralNumber() || isInteger(value.decimalValue()) ? JsonType.INTEGER : JsonType.NUMBER;
            case OBJECT, POJO -> JsonType.OBJECT;
        };
    }

    /** Returns {@code true} if a value has a type; an integer is a number, too. */
    static boolean is(JsonType type, JsonNode value) {
        JsonType own = of(value);
        return own == type || (own == JsonType.INTEGER && type == JsonType.NUMBER);
    }

    /** Compares without writing the digits of a number such as 1E999999999. */
    private static boolean isInteger(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}

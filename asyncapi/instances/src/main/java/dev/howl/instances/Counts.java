package dev.howl.instances;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Limits of lengths and sizes as schemas write them: {@code 3}, {@code 3.0}, or more than any text or list can have. */
final class Counts {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Counts() {}

    /** Returns a limit; the greatest {@code int} in place of a greater one, 0 for what is no number. */
    static int of(JsonNode limit) {
        return limit.isNumber() ? limit.decimalValue().min(MOST).intValue() : 0;
    }
}

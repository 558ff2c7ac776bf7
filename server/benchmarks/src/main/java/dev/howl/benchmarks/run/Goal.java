package dev.howl.benchmarks.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Something that Howl is to stay within.
 *
 * @param unit of bound and value
 * @param bound that may be reached
 * @param value {@code null} where it was not measured
 */
record Goal(
        String name, String unit, double bound, @Nullable Double value) {
    private static final int DIGITS = 3;

    enum Verdict {
        MET,
        MISSED,
        NOT_MEASURED
    }

    Verdict verdict() {
        if (value == null || value.isNaN()) {
            return Verdict.NOT_MEASURED;
        }
        return value <= bound ? Verdict.MET : Verdict.MISSED;
    }

    /** The value, rounded up, so that what misses the bound also reads so. */
    String shownValue() {
        return value == null || !Double.isFinite(value)
                ? "-"
                : new BigDecimal(value)
                                .setScale(DIGITS, RoundingMode.CEILING)
                                .stripTrailingZeros()
                                .toPlainString()
                        + unit;
    }

    String shownBound() {
        return "≤ " + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString() + unit;
    }

    String shownVerdict() {
        return switch (verdict()) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case NOT_MEASURED -> "not measured";
        };
    }
}

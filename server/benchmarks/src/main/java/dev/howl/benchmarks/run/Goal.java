package dev.howl.benchmarks.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound that Howl should keep, with the measured value.
 *
 * @param unit unit of bound and value
 * @param bound inclusive upper bound
 * @param value measured value; {@code null} if it was not measured
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

    /** Returns the value, rounded up, so that a value above the bound is never shown as equal to it. */
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

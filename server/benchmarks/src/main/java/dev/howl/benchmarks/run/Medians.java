package dev.howl.benchmarks.run;

import java.util.Collection;

/** Calculation of medians. */
final class Medians {
    private Medians() {}

    /** Returns the median; for an even number of values the mean of the middle two. */
    static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to take the median of");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }
}

package dev.howl.benchmarks.run;

import java.util.Collection;

/** The middle of what was measured. */
final class Medians {
    private Medians() {}

    /** The mean of the middle two where the number is even. */
    static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing has no median");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }
}

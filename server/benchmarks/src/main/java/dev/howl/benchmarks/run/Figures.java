package dev.howl.benchmarks.run;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The results of one server for one workload: the median of each figure over all repetitions.
 *
 * @param cpuLow lowest CPU time per delivery of all repetitions, in microseconds
 * @param cpuHigh highest CPU time per delivery of all repetitions, in microseconds
 * @see Sample
 */
record Figures(
        String server,
        Workload cell,
        int repetitions,
        double cpuMicros,
        double cpuLow,
        double cpuHigh,
        double perSecond,
        double p50Millis,
        double p99Millis,
        @Nullable Double bytesPerWrite) {

    static Figures of(String server, Workload cell, List<Sample> samples) {
        List<Double> bytes = samples.stream()
                .map(Sample::bytesPerWrite)
                .filter(Objects::nonNull)
                .toList();
        return new Figures(
                server,
                cell,
                samples.size(),
                median(samples, Sample::cpuMicros),
                samples.stream().mapToDouble(Sample::cpuMicros).min().orElseThrow(),
                samples.stream().mapToDouble(Sample::cpuMicros).max().orElseThrow(),
                median(samples, Sample::perSecond),
                median(samples, Sample::p50Millis),
                median(samples, Sample::p99Millis),
                bytes.isEmpty() ? null : (Double) Medians.median(bytes));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return Medians.median(samples.stream().map(figure::applyAsDouble).toList());
    }
}

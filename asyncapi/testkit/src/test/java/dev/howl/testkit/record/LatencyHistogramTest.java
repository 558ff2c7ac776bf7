package dev.howl.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Tests of {@link LatencyHistogram}. */
class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void givesPercentilesWithinThreePercent() {
        for (int micros = 1; micros <= 1_000; micros++) {
            histogram.add(micros * 1_000L, 1);
        }
        assertThat(histogram.count()).isEqualTo(1_000);
        assertThat(histogram.percentile(0.5)).isCloseTo(500_000, withinPercentage(4));
        assertThat(histogram.percentile(0.99)).isCloseTo(990_000, withinPercentage(4));
    }

    @Test
    void countsEachFrameOfOneWrite() {
        histogram.add(10, 9);
        histogram.add(Long.MAX_VALUE, 1);
        assertThat(histogram.percentile(0.9)).isEqualTo(10);
        assertThat(histogram.percentile(1)).isGreaterThan(Long.MAX_VALUE / 2);
    }

    @Test
    void isZeroWithoutFrames() {
        assertThat(histogram.percentile(0.99)).isZero();
    }
}

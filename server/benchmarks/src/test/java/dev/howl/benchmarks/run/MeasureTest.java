package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void theBoundItselfIsMet() {
        assertThat(measure(1.1).verdict()).isEqualTo(Measure.Verdict.MET);
    }

    @Test
    void aValueAboveTheBoundIsMissedAndReadsSo() {
        Measure measure = measure(1.1000001);

        assertThat(measure.shownVerdict()).isEqualTo("MISSED");
        assertThat(measure.shownValue()).isEqualTo("1.101 ×");
        assertThat(measure.shownBound()).isEqualTo("≤ 1.1 ×");
    }

    @Test
    void aValueBelowTheBoundIsNotShownAboveIt() {
        Measure measure = measure(1.0999);

        assertThat(measure.shownVerdict()).isEqualTo("met");
        assertThat(measure.shownValue()).isEqualTo("1.1 ×");
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(measure(null).shownVerdict()).isEqualTo("not measured");
        assertThat(measure(null).shownValue()).isEqualTo("-");
        assertThat(measure(Double.NaN).verdict()).isEqualTo(Measure.Verdict.NOT_MEASURED);
    }

    @Test
    void aFallIsMet() {
        assertThat(new Measure("rise", " %", 5, -3.2).verdict()).isEqualTo(Measure.Verdict.MET);
    }

    @Test
    void whatGrowsWithoutEndIsMissed() {
        assertThat(measure(Double.POSITIVE_INFINITY).verdict()).isEqualTo(Measure.Verdict.MISSED);
    }

    private static Measure measure(@Nullable Double value) {
        return new Measure("CPU", " ×", 1.1, value);
    }
}

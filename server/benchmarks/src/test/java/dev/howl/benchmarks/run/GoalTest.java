package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void theBoundItselfIsMet() {
        assertThat(measure(1.1).verdict()).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void aValueAboveTheBoundIsMissedAndReadsSo() {
        Goal measure = measure(1.1000001);

        assertThat(measure.shownVerdict()).isEqualTo("MISSED");
        assertThat(measure.shownValue()).isEqualTo("1.101 ×");
        assertThat(measure.shownBound()).isEqualTo("≤ 1.1 ×");
    }

    @Test
    void aValueBelowTheBoundIsNotShownAboveIt() {
        Goal measure = measure(1.0999);

        assertThat(measure.shownVerdict()).isEqualTo("met");
        assertThat(measure.shownValue()).isEqualTo("1.1 ×");
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(measure(null).shownVerdict()).isEqualTo("not measured");
        assertThat(measure(null).shownValue()).isEqualTo("-");
        assertThat(measure(Double.NaN).verdict()).isEqualTo(Goal.Verdict.NOT_MEASURED);
    }

    @Test
    void aFallIsMet() {
        assertThat(new Goal("rise", " %", 5, -3.2).verdict()).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void whatGrowsWithoutEndIsMissed() {
        assertThat(measure(Double.POSITIVE_INFINITY).verdict()).isEqualTo(Goal.Verdict.MISSED);
    }

    private static Goal measure(@Nullable Double value) {
        return new Goal("CPU", " ×", 1.1, value);
    }
}

package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void isMetAtTheBound() {
        assertThat(goal(1.1).verdict()).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void isMissedAboveTheBoundAndShownRoundedUp() {
        Goal goal = goal(1.1000001);

        assertThat(goal.shownVerdict()).isEqualTo("MISSED");
        assertThat(goal.shownValue()).isEqualTo("1.101 ×");
        assertThat(goal.shownBound()).isEqualTo("≤ 1.1 ×");
    }

    @Test
    void isNeverShownAboveTheBoundWhenMet() {
        Goal goal = goal(1.0999);

        assertThat(goal.shownVerdict()).isEqualTo("met");
        assertThat(goal.shownValue()).isEqualTo("1.1 ×");
    }

    @Test
    void isNeitherMetNorMissedWithoutAValue() {
        assertThat(goal(null).shownVerdict()).isEqualTo("not measured");
        assertThat(goal(null).shownValue()).isEqualTo("-");
        assertThat(goal(Double.NaN).verdict()).isEqualTo(Goal.Verdict.NOT_MEASURED);
    }

    @Test
    void isMetByANegativeRise() {
        assertThat(new Goal("rise", " %", 5, -3.2).verdict()).isEqualTo(Goal.Verdict.MET);
    }

    @Test
    void isMissedByInfinity() {
        assertThat(goal(Double.POSITIVE_INFINITY).verdict()).isEqualTo(Goal.Verdict.MISSED);
    }

    private static Goal goal(@Nullable Double value) {
        return new Goal("CPU", " ×", 1.1, value);
    }
}

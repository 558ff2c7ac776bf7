package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void returnsTheMiddleOfAnOddNumberOfValues() {
        assertThat(Medians.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void returnsTheMeanOfTheMiddleTwoOfAnEvenNumberOfValues() {
        assertThat(Medians.median(List.of(4.0, 1.0, 100.0, 2.0))).isEqualTo(3.0);
    }

    @Test
    void returnsASingleValue() {
        assertThat(Medians.median(List.of(7.5))).isEqualTo(7.5);
    }

    @Test
    void refusesAnEmptyCollection() {
        assertThatThrownBy(() -> Medians.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

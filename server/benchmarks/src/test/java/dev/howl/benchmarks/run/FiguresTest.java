package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.benchmarks.run.Workload.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Workload CELL = new Workload(10, Kind.SINGLE, 128, 4, 4);

    @Test
    void takesTheMedianOfEachFigure() {
        Figures figures = Figures.of(
                "server",
                CELL,
                List.of(
                        new Sample(3, 100, 1, 9, 30.0),
                        new Sample(1, 300, 2, 8, 50.0),
                        new Sample(2, 200, 3, 7, 40.0)));

        assertThat(figures).isEqualTo(new Figures("server", CELL, 3, 2, 1, 3, 200, 2, 8, 40.0));
    }

    @Test
    void hasNoAllocationForAServerThatReportsNone() {
        assertThat(Figures.of("server", CELL, List.of(new Sample(3, 100, 1, 9, null)))
                        .bytesPerWrite())
                .isNull();
    }
}

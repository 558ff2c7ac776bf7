package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.howl.benchmarks.run.Workload.Kind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Plan full = Objects.requireNonNull(Plan.named("full"));

    @Test
    void measuresBothKindsInBothSizesForEachNumberOfSubscribers() {
        for (int subscribers : List.of(1_000, 10_000)) {
            assertThat(full.cells(subscribers))
                    .extracting(Workload::kind, Workload::size)
                    .containsExactlyInAnyOrder(
                            tuple(Kind.SINGLE, 128),
                            tuple(Kind.SINGLE, 1_024),
                            tuple(Kind.BURST, 128),
                            tuple(Kind.BURST, 1_024));
        }
    }

    @Test
    void shortensABurstToTheMaximumDeliveries() {
        assertThat(full.cells(1_000))
                .filteredOn(cell -> cell.kind() == Kind.BURST)
                .extracting(Workload::events)
                .containsOnly(1_000);
        assertThat(full.cells(10_000))
                .filteredOn(cell -> cell.kind() == Kind.BURST)
                .extracting(Workload::deliveries)
                .containsOnly(1_000_000L);
    }

    @Test
    void keepsTheDeliveryRateOfSingleEventsForAnyNumberOfSubscribers() {
        for (int subscribers : List.of(1_000, 10_000)) {
            assertThat(full.cells(subscribers))
                    .filteredOn(cell -> cell.kind() == Kind.SINGLE)
                    .allSatisfy(
                            cell -> assertThat(cell.rate() * cell.subscribers()).isEqualTo(40_000));
        }
    }

    @Test
    void repeatsEachWorkload() {
        assertThat(full.repetitions()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void returnsNullForAnUnknownName() {
        assertThat(Plan.named("slow")).isNull();
    }
}

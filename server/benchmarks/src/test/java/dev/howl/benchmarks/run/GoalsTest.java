package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.howl.benchmarks.run.Workload.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private static final Workload SINGLE = new Workload(1_000, Kind.SINGLE, 128, 40, 40);
    private static final Workload BURST = new Workload(1_000, Kind.BURST, 128, 1_000, 0);
    private static final Workload MANY = new Workload(10_000, Kind.SINGLE, 128, 4, 4);

    @Test
    void comparesSingleEventsWithNchanForAThousandSubscribers() {
        assertThat(one(
                        figures(Peers.HOWL, SINGLE, 2.2),
                        figures(Peers.NCHAN, SINGLE, 2),
                        figures(Peers.FLOOR, SINGLE, 1)))
                .returns(1.1, Goal::value)
                .returns(1.1, Goal::bound)
                .returns(
                        "CPU per delivery over that of nginx + nchan, single events, 1,000 subscribers, 128 B",
                        Goal::name);
    }

    @Test
    void comparesSingleEventsWithTheFloorForTenThousandSubscribers() {
        assertThat(one(figures(Peers.HOWL, MANY, 6), figures(Peers.NCHAN, MANY, 6), figures(Peers.FLOOR, MANY, 4)))
                .returns(1.5, Goal::value)
                .returns(1.3, Goal::bound);
    }

    @Test
    void comparesABurstWithATenthOfNchan() {
        assertThat(one(figures(Peers.HOWL, BURST, 0.5), figures(Peers.NCHAN, BURST, 2)))
                .returns(0.25, Goal::value)
                .returns(0.1, Goal::bound);
    }

    @Test
    void comparesResultsOfTheSameWorkloadOnly() {
        Workload larger = new Workload(1_000, Kind.SINGLE, 1_024, 40, 40);

        assertThat(one(figures(Peers.HOWL, SINGLE, 2), figures(Peers.NCHAN, larger, 2))
                        .verdict())
                .isEqualTo(Goal.Verdict.NOT_MEASURED);
    }

    @Test
    void includesTheAllocationIfItWasMeasured() {
        Figures howl = Figures.of(Peers.HOWL, SINGLE, List.of(new Sample(2, 1, 1, 1, 44.0)));

        assertThat(Goals.of(List.of(howl), List.of(), List.of()))
                .filteredOn(one -> one.name().startsWith("allocated per write"))
                .singleElement()
                .returns(44.0, Goal::value)
                .returns(Goal.Verdict.MISSED, Goal::verdict);
    }

    @Test
    void includesTheHeapOfHowlOnly() {
        List<Footprint> footprints = List.of(
                new Footprint(Peers.NCHAN, 1_000, null, 10_000, 0),
                new Footprint(Peers.HOWL, 1_000, 3_500.0, 6_000, 0.03));

        assertThat(Goals.of(List.of(), footprints, List.of()))
                .singleElement()
                .returns(3_500.0, Goal::value)
                .returns(8_192.0, Goal::bound);
    }

    @Test
    void reportsStalledReadersInPercent() {
        StalledResult stalled = new StalledResult(
                10_000, 100, new StalledResult.State(100, 1_000, 10), new StalledResult.State(125, 1_000, 5));

        assertThat(Goals.of(List.of(), List.of(), List.of(stalled)))
                .extracting(Goal::shownValue, Goal::shownVerdict)
                .containsExactly(tuple("25 %", "MISSED"), tuple("0 %", "met"), tuple("-50 %", "met"));
    }

    private static Goal one(Figures... figures) {
        List<Goal> measures = Goals.of(List.of(figures), List.of(), List.of());
        assertThat(measures).hasSize(1);
        return measures.get(0);
    }

    private static Figures figures(String server, Workload cell, double cpuMicros) {
        return Figures.of(server, cell, List.of(new Sample(cpuMicros, 1, 1, 1, null)));
    }
}

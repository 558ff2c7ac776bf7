package dev.howl.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.howl.benchmarks.run.Cell.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Cell SINGLE = new Cell(1_000, Kind.SINGLE, 128, 40, 40);
    private static final Cell BURST = new Cell(1_000, Kind.BURST, 128, 1_000, 0);
    private static final Cell MANY = new Cell(10_000, Kind.SINGLE, 128, 4, 4);

    @Test
    void aSingleEventIsHeldAgainstNchanWithAThousandSubscribers() {
        assertThat(one(
                        figures(Peers.HOWL, SINGLE, 2.2),
                        figures(Peers.NCHAN, SINGLE, 2),
                        figures(Peers.FLOOR, SINGLE, 1)))
                .returns(1.1, Measure::value)
                .returns(1.1, Measure::bound)
                .returns(
                        "CPU per delivery over that of nginx + nchan, single events, 1,000 subscribers, 128 B",
                        Measure::name);
    }

    @Test
    void aSingleEventIsHeldAgainstTheBareSenderWithTenThousand() {
        assertThat(one(figures(Peers.HOWL, MANY, 6), figures(Peers.NCHAN, MANY, 6), figures(Peers.FLOOR, MANY, 4)))
                .returns(1.5, Measure::value)
                .returns(1.3, Measure::bound);
    }

    @Test
    void aBurstIsHeldAgainstATenthOfNchan() {
        assertThat(one(figures(Peers.HOWL, BURST, 0.5), figures(Peers.NCHAN, BURST, 2)))
                .returns(0.25, Measure::value)
                .returns(0.1, Measure::bound);
    }

    @Test
    void onlyFiguresOfTheSameCellAreCompared() {
        Cell larger = new Cell(1_000, Kind.SINGLE, 1_024, 40, 40);

        assertThat(one(figures(Peers.HOWL, SINGLE, 2), figures(Peers.NCHAN, larger, 2))
                        .verdict())
                .isEqualTo(Measure.Verdict.NOT_MEASURED);
    }

    @Test
    void allocationIsAMeasureWhereItWasTaken() {
        Figures howl = Figures.of(Peers.HOWL, SINGLE, List.of(new Sample(2, 1, 1, 1, 44.0)));

        assertThat(Measures.of(List.of(howl), List.of(), List.of()))
                .filteredOn(one -> one.name().startsWith("allocated per write"))
                .singleElement()
                .returns(44.0, Measure::value)
                .returns(Measure.Verdict.MISSED, Measure::verdict);
    }

    @Test
    void onlyHowlsHeapIsAMeasure() {
        List<Footprint> footprints = List.of(
                new Footprint(Peers.NCHAN, 1_000, null, 10_000, 0),
                new Footprint(Peers.HOWL, 1_000, 3_500.0, 6_000, 0.03));

        assertThat(Measures.of(List.of(), footprints, List.of()))
                .singleElement()
                .returns(3_500.0, Measure::value)
                .returns(8_192.0, Measure::bound);
    }

    @Test
    void stalledReadersAreToldInPercent() {
        Stalled stalled = new Stalled(10_000, 100, new Stalled.State(100, 1_000, 10), new Stalled.State(125, 1_000, 5));

        assertThat(Measures.of(List.of(), List.of(), List.of(stalled)))
                .extracting(Measure::shownValue, Measure::shownVerdict)
                .containsExactly(tuple("25 %", "MISSED"), tuple("0 %", "met"), tuple("-50 %", "met"));
    }

    private static Measure one(Figures... figures) {
        List<Measure> measures = Measures.of(List.of(figures), List.of(), List.of());
        assertThat(measures).hasSize(1);
        return measures.get(0);
    }

    private static Figures figures(String server, Cell cell, double cpuMicros) {
        return Figures.of(server, cell, List.of(new Sample(cpuMicros, 1, 1, 1, null)));
    }
}

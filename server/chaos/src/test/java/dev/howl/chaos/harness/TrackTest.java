package dev.howl.chaos.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Findings.Wrong;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.Position;
import org.junit.jupiter.api.Test;

/** Tests of the checks themselves: {@link Track} and {@link History} detect each kind of violation. */
class TrackTest {
    private final Findings findings = new Findings();
    private final Track track = new Track("a witness", at("A", 5), findings);

    private static Position at(String epoch, long seq) {
        return new Position("ticks", null, epoch, seq);
    }

    private static Gap gap(String epoch, long seq) {
        return new Gap("ticks", null, "trimmed", at(epoch, seq));
    }

    @Test
    void acceptsContiguousEvents() {
        track.event(at("A", 6));
        track.event(at("A", 7));
        assertThat(findings.report()).isEmpty();
        assertThat(track.isAt(at("A", 7))).isTrue();
        assertThat(track.knows(at("A", 2))).isTrue();
        assertThat(track.knows(at("A", 7))).isTrue();
        assertThat(track.knows(at("A", 8))).isFalse();
        assertThat(track.knows(at("B", 1))).isFalse();
    }

    @Test
    void reportsAJumpAsASilentLoss() {
        track.event(at("A", 7));
        assertThat(findings.count(Wrong.SILENT_LOSS)).isEqualTo(1);
        assertThat(track.knows(at("A", 6))).isFalse();
    }

    @Test
    void acceptsAJumpThatAGapAnnounces() {
        track.gap(gap("A", 9));
        track.event(at("A", 10));
        assertThat(findings.report()).isEmpty();
        assertThat(track.knows(at("A", 8))).isTrue();
    }

    @Test
    void reportsANewEpochWithoutAGapAsASilentLoss() {
        track.event(at("B", 1));
        assertThat(findings.count(Wrong.SILENT_LOSS)).isEqualTo(1);
    }

    @Test
    void acceptsAGapToAnotherEpochForAllEpochsInBetween() {
        track.gap(gap("C", 2));
        track.event(at("C", 3));
        assertThat(findings.report()).isEmpty();
        assertThat(track.knows(at("A", 100))).isTrue();
        assertThat(track.knows(at("B", 1))).isTrue();
        assertThat(track.knows(at("C", 2))).isTrue();
        assertThat(track.knows(at("C", 4))).isFalse();
    }

    @Test
    void reportsDuplicatesAndReorders() {
        track.event(at("A", 6));
        track.event(at("A", 6));
        assertThat(findings.count(Wrong.DUPLICATE)).isEqualTo(1);
        track.event(at("A", 8));
        track.event(at("A", 7));
        assertThat(findings.count(Wrong.REORDER)).isEqualTo(1);
    }

    @Test
    void reportsAGapThatLeadsBack() {
        track.gap(gap("A", 4));
        assertThat(findings.count(Wrong.BAD_GAP)).isEqualTo(1);
    }

    @Test
    void reportsTwoEventsAtOnePositionAndTwoPositionsOfOneEvent() {
        History history = new History(findings);
        history.acknowledged(at("A", 1), 100);
        history.seen(at("A", 1), 100);
        assertThat(findings.report()).isEmpty();
        history.seen(at("A", 1), 101);
        assertThat(findings.count(Wrong.REWRITTEN)).isEqualTo(1);
        history.seen(at("A", 2), 100);
        assertThat(findings.count(Wrong.APPENDED_TWICE)).isEqualTo(1);
    }
}

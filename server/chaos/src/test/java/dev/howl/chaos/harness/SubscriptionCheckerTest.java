package dev.howl.chaos.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Violations.Kind;
import dev.howl.client.runtime.Gap;
import dev.howl.runtime.Position;
import org.junit.jupiter.api.Test;

/** Tests of the checks themselves: {@link SubscriptionChecker} and {@link EventHistory} detect each kind of violation. */
class SubscriptionCheckerTest {
    private final Violations violations = new Violations();
    private final SubscriptionChecker checker = new SubscriptionChecker("a witness", at("A", 5), violations);

    private static Position at(String epoch, long seq) {
        return new Position("ticks", null, epoch, seq);
    }

    private static Gap gap(String epoch, long seq) {
        return new Gap("ticks", null, "trimmed", at(epoch, seq));
    }

    @Test
    void acceptsContiguousEvents() {
        checker.event(at("A", 6));
        checker.event(at("A", 7));
        assertThat(violations.report()).isEmpty();
        assertThat(checker.isAt(at("A", 7))).isTrue();
        assertThat(checker.knows(at("A", 2))).isTrue();
        assertThat(checker.knows(at("A", 7))).isTrue();
        assertThat(checker.knows(at("A", 8))).isFalse();
        assertThat(checker.knows(at("B", 1))).isFalse();
    }

    @Test
    void reportsAJumpAsASilentLoss() {
        checker.event(at("A", 7));
        assertThat(violations.count(Kind.SILENT_LOSS)).isEqualTo(1);
        assertThat(checker.knows(at("A", 6))).isFalse();
    }

    @Test
    void acceptsAJumpThatAGapAnnounces() {
        checker.gap(gap("A", 9));
        checker.event(at("A", 10));
        assertThat(violations.report()).isEmpty();
        assertThat(checker.knows(at("A", 8))).isTrue();
    }

    @Test
    void reportsANewEpochWithoutAGapAsASilentLoss() {
        checker.event(at("B", 1));
        assertThat(violations.count(Kind.SILENT_LOSS)).isEqualTo(1);
    }

    @Test
    void acceptsAGapToAnotherEpochForAllEpochsInBetween() {
        checker.gap(gap("C", 2));
        checker.event(at("C", 3));
        assertThat(violations.report()).isEmpty();
        assertThat(checker.knows(at("A", 100))).isTrue();
        assertThat(checker.knows(at("B", 1))).isTrue();
        assertThat(checker.knows(at("C", 2))).isTrue();
        assertThat(checker.knows(at("C", 4))).isFalse();
    }

    @Test
    void reportsDuplicatesAndReorders() {
        checker.event(at("A", 6));
        checker.event(at("A", 6));
        assertThat(violations.count(Kind.DUPLICATE)).isEqualTo(1);
        checker.event(at("A", 8));
        checker.event(at("A", 7));
        assertThat(violations.count(Kind.REORDER)).isEqualTo(1);
    }

    @Test
    void reportsAGapThatLeadsBack() {
        checker.gap(gap("A", 4));
        assertThat(violations.count(Kind.BAD_GAP)).isEqualTo(1);
    }

    @Test
    void reportsTwoEventsAtOnePositionAndTwoPositionsOfOneEvent() {
        EventHistory history = new EventHistory(violations);
        history.acknowledged(at("A", 1), 100);
        history.seen(at("A", 1), 100);
        assertThat(violations.report()).isEmpty();
        history.seen(at("A", 1), 101);
        assertThat(violations.count(Kind.REWRITTEN)).isEqualTo(1);
        history.seen(at("A", 2), 100);
        assertThat(violations.count(Kind.APPENDED_TWICE)).isEqualTo(1);
    }
}

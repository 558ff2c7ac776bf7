package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.Harbour.Moored;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Subscriptions that begin at a position. */
class SinceTest {
    private final List<String> ships = new ArrayList<>();

    @Test
    void itGoesOnAfterTheEventThatWasHandledBefore() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig, at("e", 5), ships);
        assertThat(subscription.position()).isEqualTo(at("e", 5));
        assertThat(rig.since()).isEqualTo("e/5");
        rig.confirm("e", 5).moored("e", 6);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 5));
        assertThat(ships).containsExactly("6");
    }

    @Test
    void whatIsGoneIsAGapWhicheverFrameComesFirst() {
        for (boolean gapFirst : new boolean[] {true, false}) {
            Rig rig = Rig.connected();
            watch(rig, at("e", 5), ships);
            if (gapFirst) {
                rig.missed("trimmed", "e", 8).confirm("e", 8);
            } else {
                rig.confirm("e", 8).missed("trimmed", "e", 8);
            }
            rig.moored("e", 9);

            assertThat(ships).containsExactly("9");
            assertThat(rig.gaps).containsExactly(new Gap("ships", null, "trimmed", at("e", 8)));
            ships.clear();
        }
    }

    @Test
    void aPositionThatIsAheadOfTheLogIsAGapAndTheLogCounts() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig, at("e", 50), ships);
        rig.confirm("e", 8).missed("trimmed", "e", 8).moored("e", 9);

        assertThat(ships).containsExactly("9");
        assertThat(rig.gaps).hasSize(1);
        assertThat(subscription.position()).isEqualTo(at("e", 9));
    }

    @Test
    void itSharesTheCursorOfOthersWhoGetNothingTwice() {
        Rig rig = Rig.connected();
        List<String> others = new ArrayList<>();
        Subscription other = watch(rig, null, others);
        rig.confirm("e", 5).moored("e", 6);
        watch(rig, at("e", 4), ships);
        assertThat(rig.since()).isEqualTo("e/4");
        rig.confirm("e", 4).moored("e", 5).moored("e", 6).moored("e", 7);

        assertThat(others).containsExactly("6", "7");
        assertThat(ships).containsExactly("5", "6", "7");
        assertThat(other.duplicates()).isEqualTo(2);
    }

    @Test
    void whoWantsWhatComesDoesNotGetWhatWasBecauseOthersDo() {
        Rig rig = new Rig();
        List<String> others = new ArrayList<>();
        watch(rig, null, others);
        watch(rig, at("e", 4), ships);
        rig.greet().confirm("e", 6);
        assertThat(rig.since()).isEqualTo("e/4");
        rig.confirm("e", 4).moored("e", 5).moored("e", 6).moored("e", 7);

        assertThat(others).containsExactly("7");
        assertThat(ships).containsExactly("5", "6", "7");
    }

    @Test
    void theEpochOfOneIsNotThatOfAnother() {
        Rig rig = Rig.connected();
        List<String> others = new ArrayList<>();
        watch(rig, null, others);
        rig.confirm("f", 5);
        watch(rig, at("e", 90), ships);
        assertThat(rig.since()).isEqualTo("e/90");
        rig.confirm("f", 3).missed("epoch_changed", "f", 3);
        rig.moored("f", 4).moored("f", 5).moored("f", 6);

        assertThat(others).containsExactly("6");
        assertThat(ships).containsExactly("4", "5", "6");
        assertThat(rig.gaps).hasSize(1);
    }

    @Test
    void aPositionOfAnotherTopicIsRefusedAtOnce() {
        Rig rig = Rig.connected();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch(rig, new Position("weather", "north", "e", 1), ships))
                .withMessage("the position is one of 'weather/north', not of 'ships'");
    }

    private static Subscription watch(Rig rig, @Nullable Position since, List<String> seen) {
        Subscription subscription =
                rig.client.subscribe("ships", null, since, Moored.class, (Moored event) -> seen.add(event.ship()));
        rig.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }
}

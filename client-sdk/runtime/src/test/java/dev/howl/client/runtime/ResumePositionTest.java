package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Subscriptions that begin at a stored position. */
class ResumePositionTest {
    private final List<String> ships = new ArrayList<>();

    @Test
    void deliveryBeginsAfterTheStoredPosition() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture, at("e", 5), ships);
        assertThat(subscription.position()).isEqualTo(at("e", 5));
        assertThat(fixture.since()).isEqualTo("e/5");
        fixture.confirm("e", 5).moored("e", 6);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 5));
        assertThat(ships).containsExactly("6");
    }

    @Test
    void lostEventsAreAGapInEitherOrderOfTheFrames() {
        for (boolean gapFirst : new boolean[] {true, false}) {
            ClientFixture fixture = ClientFixture.connected();
            watch(fixture, at("e", 5), ships);
            if (gapFirst) {
                fixture.missed("trimmed", "e", 8).confirm("e", 8);
            } else {
                fixture.confirm("e", 8).missed("trimmed", "e", 8);
            }
            fixture.moored("e", 9);

            assertThat(ships).containsExactly("9");
            assertThat(fixture.gaps).containsExactly(new Gap("ships", null, "trimmed", at("e", 8)));
            ships.clear();
        }
    }

    @Test
    void aPositionAheadOfTheLogIsAGapAndDeliveryFollowsTheLog() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture, at("e", 50), ships);
        fixture.confirm("e", 8).missed("trimmed", "e", 8).moored("e", 9);

        assertThat(ships).containsExactly("9");
        assertThat(fixture.gaps).hasSize(1);
        assertThat(subscription.position()).isEqualTo(at("e", 9));
    }

    @Test
    void otherSubscriptionsToTheKeyReceiveNothingTwice() {
        ClientFixture fixture = ClientFixture.connected();
        List<String> others = new ArrayList<>();
        Subscription other = watch(fixture, null, others);
        fixture.confirm("e", 5).moored("e", 6);
        watch(fixture, at("e", 4), ships);
        assertThat(fixture.since()).isEqualTo("e/4");
        fixture.confirm("e", 4).moored("e", 5).moored("e", 6).moored("e", 7);

        assertThat(others).containsExactly("6", "7");
        assertThat(ships).containsExactly("5", "6", "7");
        assertThat(other.duplicates()).isEqualTo(2);
    }

    @Test
    void aSubscriptionToNewEventsIsNotGivenOldOnesOfAnother() {
        ClientFixture fixture = new ClientFixture();
        List<String> others = new ArrayList<>();
        watch(fixture, null, others);
        watch(fixture, at("e", 4), ships);
        fixture.greet().confirm("e", 6);
        assertThat(fixture.since()).isEqualTo("e/4");
        fixture.confirm("e", 4).moored("e", 5).moored("e", 6).moored("e", 7);

        assertThat(others).containsExactly("7");
        assertThat(ships).containsExactly("5", "6", "7");
    }

    @Test
    void subscriptionsInDifferentEpochsShareOneAtTheServer() {
        ClientFixture fixture = ClientFixture.connected();
        List<String> others = new ArrayList<>();
        watch(fixture, null, others);
        fixture.confirm("f", 5);
        watch(fixture, at("e", 90), ships);
        assertThat(fixture.since()).isEqualTo("e/90");
        fixture.confirm("f", 3).missed("epoch_changed", "f", 3);
        fixture.moored("f", 4).moored("f", 5).moored("f", 6);

        assertThat(others).containsExactly("6");
        assertThat(ships).containsExactly("4", "5", "6");
        assertThat(fixture.gaps).hasSize(1);
    }

    @Test
    void aPositionOfAnotherTopicIsRejectedAtOnce() {
        ClientFixture fixture = ClientFixture.connected();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch(fixture, new Position("weather", "north", "e", 1), ships))
                .withMessage("the position belongs to 'weather/north', not to 'ships'");
    }

    private static Subscription watch(ClientFixture fixture, @Nullable Position since, List<String> seen) {
        Subscription subscription =
                fixture.client.subscribe("ships", null, since, Moored.class, (Moored event) -> seen.add(event.ship()));
        fixture.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }
}

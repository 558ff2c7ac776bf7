package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SnapshotSubscriptionTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void theSnapshotIsFollowedByEveryEventAfterIt() {
        ClientFixture fixture = fixture();
        Subscription subscription = follow(fixture);
        assertThat(fixture.link().count("ask_fleet")).isZero();
        fixture.confirm("e", 3).moored("e", 4).moored("e", 5).moored("e", 6);
        assertThat(seen).isEmpty();

        fixture.fleet("e", 5).moored("e", 7);

        assertThat(seen).containsExactly("now 5", "6", "7");
        assertThat(subscription.position()).isEqualTo(at("e", 7));
        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 3));
        assertThat(fixture.link().count("watch")).isEqualTo(1);
    }

    @Test
    void eventsThatTheSnapshotIncludesAreDropped() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 3).fleet("e", 5).moored("e", 4).moored("e", 5).moored("e", 6);

        assertThat(seen).containsExactly("now 5", "6");
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void anOlderSnapshotMakesTheSubscriptionResumeAfterIt() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 3).fleet("e", 1);
        assertThat(fixture.since()).isEqualTo("e/1");

        fixture.confirm("e", 1).moored("e", 2).moored("e", 3);

        assertThat(seen).containsExactly("now 1", "2", "3");
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void eventsBeyondTheBufferAreRequestedAgain() {
        ClientFixture fixture = fixture(builder -> builder.eventBuffer(2));
        follow(fixture);
        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3).fleet("e", 0);
        assertThat(fixture.since()).isEqualTo("e/0");

        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3);

        assertThat(seen).containsExactly("now 0", "1", "2", "3");
    }

    @Test
    void aGapIsFollowedByANewSnapshot() {
        ClientFixture fixture = fixture();
        Subscription subscription = follow(fixture).onGap(gap -> seen.add("gap " + gap.reason()));
        fixture.confirm("e", 0).fleet("e", 0).moored("e", 1);
        fixture.missed("lagging", "e", 9).moored("e", 10).fleet("e", 9);

        assertThat(seen).containsExactly("now 0", "1", "gap lagging", "now 9", "10");
        assertThat(subscription.position()).isEqualTo(at("e", 10));
        assertThat(fixture.link().count("ask_fleet")).isEqualTo(2);
        assertThat(fixture.gaps).hasSize(1);
    }

    @Test
    void aSnapshotIsRequestedOnceTheListenerHasCaughtUp() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 0).fleet("e", 0);
        fixture.busy = true;
        fixture.moored("e", 1).missed("lagging", "e", 9);
        assertThat(fixture.link().count("ask_fleet")).isEqualTo(1);

        fixture.busy = false;
        fixture.settle();

        assertThat(fixture.link().count("ask_fleet")).isEqualTo(2);
    }

    @Test
    void aReconnectResumesWithoutASnapshot() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 0).fleet("e", 0).moored("e", 1);
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(fixture.since()).isEqualTo("e/1");
        fixture.confirm("e", 1).moored("e", 2);

        assertThat(fixture.link().count("ask_fleet")).isZero();
        assertThat(seen).containsExactly("now 0", "1", "2");
    }

    @Test
    void theSnapshotIsRequestedAgainAfterAReconnect() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 0)
                .moored("e", 1)
                .fail(new IOException("reset"))
                .untilNextAttempt()
                .greet();
        fixture.confirm("e", 1).fleet("e", 0);

        assertThat(seen).containsExactly("now 0", "1");
    }

    @Test
    void aNewEpochIsFollowedByANewSnapshot() {
        ClientFixture fixture = fixture();
        follow(fixture);
        fixture.confirm("e", 7).fleet("e", 7);
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        fixture.confirm("f", 0).missed("epoch_changed", "f", 0).moored("f", 1).fleet("f", 0);

        assertThat(seen).containsExactly("now 7", "now 0", "1");
    }

    @Test
    void aRetryableRefusalIsRetried() {
        ClientFixture fixture = fixture();
        Subscription subscription = follow(fixture);
        fixture.confirm("e", 0).refuse(fixture.link().sent("ask_fleet"), "unavailable", true);
        assertThat(fixture.link().count("ask_fleet")).isEqualTo(1);
        fixture.pass(Duration.ofSeconds(1)).fleet("e", 0);

        assertThat(seen).containsExactly("now 0");
        assertThat(subscription.closed()).isNotDone();
    }

    @Test
    void aFinalRefusalEndsTheSubscriptionAndIsTold() {
        ClientFixture fixture = fixture();
        List<Throwable> failures = new ArrayList<>();
        Subscription subscription = follow(fixture).onError(failures::add);
        fixture.confirm("e", 0).refuse(fixture.link().sent("ask_fleet"), "forbidden", false);

        assertThat(subscription.closed()).isCompletedExceptionally();
        assertThat(failures).singleElement().isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(
                        refused.code())
                .isEqualTo("forbidden"));
        assertThat(fixture.link().count("unwatch")).isEqualTo(1);
        subscription.onError(failures::add);
        fixture.settle();
        assertThat(failures).hasSize(2);
    }

    @Test
    void aKeyedTopicRequestsTheSnapshotOfItsKey() {
        ClientFixture fixture = fixture();
        fixture.client.follow(
                "weather", "north", ShipsContract.fleet("north"), now -> {}, ShipsContract.Weather.class, sky -> {});
        fixture.settle();
        String ref = fixture.link().sent("watch").path("ref").stringValue("");
        fixture.text("{'type':'watching','ref':'" + ref
                + "','payload':{'position':{'topic':'weather','key':'north','epoch':'e','seq':0}}}");

        assertThat(fixture.link().sent("ask_fleet").path("payload").path("port").stringValue())
                .isEqualTo("north");
    }

    private static ClientFixture fixture() {
        return ClientFixture.connected();
    }

    private static ClientFixture fixture(UnaryOperator<ClientBuilder<Connection>> settings) {
        return new ClientFixture(settings).greet();
    }

    private Subscription follow(ClientFixture fixture) {
        Subscription subscription = fixture.client.follow(
                "ships",
                null,
                ShipsContract.fleet(null),
                now -> seen.add("now " + now.position().seq()),
                Moored.class,
                moored -> seen.add(moored.ship()));
        fixture.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }
}

package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FollowTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void theStateComesFirstAndThenEveryEventAfterIt() {
        Rig rig = rig();
        Subscription subscription = follow(rig);
        assertThat(rig.link().count("ask_fleet")).isZero();
        rig.confirm("e", 3).moored("e", 4).moored("e", 5).moored("e", 6);
        assertThat(seen).isEmpty();

        rig.fleet("e", 5).moored("e", 7);

        assertThat(seen).containsExactly("now 5", "6", "7");
        assertThat(subscription.position()).isEqualTo(at("e", 7));
        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 3));
        assertThat(rig.link().count("watch")).isEqualTo(1);
    }

    @Test
    void aStateThatIsAheadOfTheEventsSwallowsThem() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 3).fleet("e", 5).moored("e", 4).moored("e", 5).moored("e", 6);

        assertThat(seen).containsExactly("now 5", "6");
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void aStateThatIsBehindTheCursorMovesItBack() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 3).fleet("e", 1);
        assertThat(rig.since()).isEqualTo("e/1");

        rig.confirm("e", 1).moored("e", 2).moored("e", 3);

        assertThat(seen).containsExactly("now 1", "2", "3");
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void moreEventsThanCanBeHeldAreAskedForAgain() {
        Rig rig = rig(builder -> builder.eventBuffer(2));
        follow(rig);
        rig.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3).fleet("e", 0);
        assertThat(rig.since()).isEqualTo("e/0");

        rig.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3);

        assertThat(seen).containsExactly("now 0", "1", "2", "3");
    }

    @Test
    void afterAGapTheStateComesAnew() {
        Rig rig = rig();
        Subscription subscription = follow(rig).onGap(gap -> seen.add("gap " + gap.reason()));
        rig.confirm("e", 0).fleet("e", 0).moored("e", 1);
        rig.missed("lagging", "e", 9).moored("e", 10).fleet("e", 9);

        assertThat(seen).containsExactly("now 0", "1", "gap lagging", "now 9", "10");
        assertThat(subscription.position()).isEqualTo(at("e", 10));
        assertThat(rig.link().count("ask_fleet")).isEqualTo(2);
        assertThat(rig.gaps).hasSize(1);
    }

    @Test
    void theStateIsAskedForOnceTheListenerHasTime() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 0).fleet("e", 0);
        rig.busy = true;
        rig.moored("e", 1).missed("lagging", "e", 9);
        assertThat(rig.link().count("ask_fleet")).isEqualTo(1);

        rig.busy = false;
        rig.settle();

        assertThat(rig.link().count("ask_fleet")).isEqualTo(2);
    }

    @Test
    void aReconnectResumesWithoutAskingForTheState() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 0).fleet("e", 0).moored("e", 1);
        rig.fail(new IOException("reset")).untilNextTry().greet();
        assertThat(rig.since()).isEqualTo("e/1");
        rig.confirm("e", 1).moored("e", 2);

        assertThat(rig.link().count("ask_fleet")).isZero();
        assertThat(seen).containsExactly("now 0", "1", "2");
    }

    @Test
    void aConnectionThatBreaksBeforeTheStateCameAsksAgain() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 0)
                .moored("e", 1)
                .fail(new IOException("reset"))
                .untilNextTry()
                .greet();
        rig.confirm("e", 1).fleet("e", 0);

        assertThat(seen).containsExactly("now 0", "1");
    }

    @Test
    void aLogThatBeganAnewIsAStateAnew() {
        Rig rig = rig();
        follow(rig);
        rig.confirm("e", 7).fleet("e", 7);
        rig.fail(new IOException("reset")).untilNextTry().greet();
        rig.confirm("f", 0).missed("epoch_changed", "f", 0).moored("f", 1).fleet("f", 0);

        assertThat(seen).containsExactly("now 7", "now 0", "1");
    }

    @Test
    void aRefusalThatMayPassIsMetWithPatience() {
        Rig rig = rig();
        Subscription subscription = follow(rig);
        rig.confirm("e", 0).refuse(rig.link().sent("ask_fleet"), "unavailable", true);
        assertThat(rig.link().count("ask_fleet")).isEqualTo(1);
        rig.pass(Duration.ofSeconds(1)).fleet("e", 0);

        assertThat(seen).containsExactly("now 0");
        assertThat(subscription.closed()).isNotDone();
    }

    @Test
    void aRefusalThatIsMeantEndsTheSubscription() {
        Rig rig = rig();
        Subscription subscription = follow(rig);
        rig.confirm("e", 0).refuse(rig.link().sent("ask_fleet"), "forbidden", false);

        assertThat(subscription.closed()).isCompletedExceptionally();
        assertThat(rig.link().count("unwatch")).isEqualTo(1);
    }

    @Test
    void theKeyIsThatOfTheSubscription() {
        Rig rig = rig();
        rig.client.follow("weather", "north", Harbour.fleet("north"), now -> {}, Harbour.Weather.class, sky -> {});
        rig.settle();
        String ref = rig.link().sent("watch").path("ref").stringValue("");
        rig.text("{'type':'watching','ref':'" + ref
                + "','payload':{'position':{'topic':'weather','key':'north','epoch':'e','seq':0}}}");

        assertThat(rig.link().sent("ask_fleet").path("payload").path("port").stringValue())
                .isEqualTo("north");
    }

    private static Rig rig() {
        return Rig.connected();
    }

    private static Rig rig(UnaryOperator<ClientBuilder<Connection>> settings) {
        return new Rig(settings).greet();
    }

    private Subscription follow(Rig rig) {
        Subscription subscription = rig.client.follow(
                "ships",
                null,
                Harbour.fleet(null),
                now -> seen.add("now " + now.position().seq()),
                Moored.class,
                moored -> seen.add(moored.ship()));
        rig.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }
}

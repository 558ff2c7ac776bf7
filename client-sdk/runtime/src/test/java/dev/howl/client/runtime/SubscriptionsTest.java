package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.Harbour.Moored;
import dev.howl.client.runtime.Harbour.Weather;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubscriptionsTest {
    private final List<String> ships = new ArrayList<>();

    @Test
    void eventsComeInOrderAndThePositionFollowsThem() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        assertThat(subscription.confirmed()).isNotDone();
        rig.confirm("e", 4);
        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 4));

        rig.moored("e", 5).moored("e", 6);

        assertThat(ships).containsExactly("5", "6");
        assertThat(subscription.position()).isEqualTo(at("e", 6));
    }

    @Test
    void thePositionIsThatBeforeTheEventUntilTheListenerHasReturned() {
        Rig rig = Rig.connected();
        List<Object> seen = new ArrayList<>();
        Subscription[] subscription = new Subscription[1];
        subscription[0] = rig.client.subscribe(
                "ships",
                null,
                null,
                Moored.class,
                (event, position) ->
                        seen.add(List.of(String.valueOf(subscription[0].position()), String.valueOf(position))));
        rig.settle().confirm("e", 4).moored("e", 5);

        assertThat(seen)
                .containsExactly(List.of(at("e", 4).toString(), at("e", 5).toString()));
    }

    @Test
    void subscriptionsOfTheSameTopicShareOneAtTheServer() {
        Rig rig = Rig.connected();
        Subscription first = watch(rig);
        rig.confirm("e", 0).moored("e", 1);
        List<String> others = new ArrayList<>();
        Subscription second =
                rig.client.subscribe("ships", null, null, Moored.class, (Moored event) -> others.add(event.ship()));
        rig.settle();
        assertThat(second.confirmed()).isCompletedWithValue(at("e", 1));
        rig.moored("e", 2);
        var left = first.unsubscribe();
        rig.settle().moored("e", 3);
        assertThat(left).isCompleted();
        assertThat(first.closed()).isCompleted();
        assertThat(ships).containsExactly("1", "2");
        assertThat(others).containsExactly("2", "3");
        assertThat(rig.link().count("watch")).isEqualTo(1);
        assertThat(rig.link().count("unwatch")).isZero();

        var last = second.unsubscribe();
        rig.settle();
        assertThat(rig.link().count("unwatch")).isEqualTo(1);
        assertThat(last).isNotDone();
        rig.confirmUnwatch();
        assertThat(last).isCompleted();
    }

    @Test
    void aListenerOfSeveralTypesGetsThemInOneOrder() {
        Rig rig = Rig.connected();
        List<String> both = new ArrayList<>();
        var subscription = rig.client.subscribe("ships", null, null, Message.class, (Message event) -> {
            both.add(event.toString());
        });
        watch(rig);
        rig.confirm("e", 0).moored("e", 1);
        rig.text("{'type':'sailed','payload':{'ship':'x'},'position':{'topic':'ships','epoch':'e','seq':2}}");

        assertThat(both).containsExactly("Moored[ship=1]", "Sailed[ship=x]");
        assertThat(ships).containsExactly("1");
        assertThat(subscription.position()).isEqualTo(at("e", 2));
    }

    @Test
    void aRefusedSubscriptionFailsAndIsNotTriedAgain() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        rig.refuse(rig.link().sent("watch"), "not_implemented", false);

        assertThat(subscription.confirmed()).isCompletedExceptionally();
        assertThat(subscription.closed()).isCompletedExceptionally();
        rig.pass(Duration.ofSeconds(5));
        rig.link().listener.onActivity();
        rig.fail(new IOException("reset")).untilNextTry().greet();
        assertThat(rig.link().count("watch")).isZero();
    }

    @Test
    void aSubscriptionRefusedForNowIsTriedAgain() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        rig.refuse(rig.link().sent("watch"), "unavailable", true);
        rig.pass(Duration.ofSeconds(1)).confirm("e", 3);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 3));
    }

    @Test
    void aListenerThatThrowsIsReportedAndGetsTheNextEvent() {
        Rig rig = Rig.connected();
        Subscription subscription = rig.client.subscribe("ships", null, null, Moored.class, (Moored event) -> {
            ships.add(event.ship());
            throw new IllegalStateException("broken");
        });
        rig.settle().confirm("e", 0).moored("e", 1).moored("e", 2);

        assertThat(ships).containsExactly("1", "2");
        assertThat(subscription.position()).isEqualTo(at("e", 2));
        assertThat(rig.listenerErrors).hasSize(2);
        assertThat(rig.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void anEventThatBreaksTheContractIsUnknownAndPassedOver() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        rig.confirm("e", 0)
                .text("{'type':'moored','payload':{'ship':[]},'position':{'topic':'ships','epoch':'e','seq':1}}")
                .moored("e", 2);

        assertThat(ships).containsExactly("2");
        assertThat(rig.unknown).hasSize(1);
        assertThat(subscription.position()).isEqualTo(at("e", 2));
    }

    @Test
    void keysAreApart() {
        Rig rig = Rig.connected();
        List<String> skies = new ArrayList<>();
        rig.client.subscribe("weather", "north", null, Weather.class, (Weather event) -> skies.add(event.sky()));
        rig.settle();
        JsonNode watch = rig.link().sent("watch");
        assertThat(watch.path("payload").path("key").stringValue()).isEqualTo("north");
        rig.text(
                "{'type':'watching','ref':'" + watch.path("ref").stringValue("")
                        + "','payload':{'topic':'weather','key':'north','position':{'topic':'weather','key':'north','epoch':'e','seq':0}}}");
        for (String key : List.of("south", "north")) {
            rig.text("{'type':'weather','payload':{'sky':'" + key + "'},'position':{'topic':'weather','key':'" + key
                    + "','epoch':'e','seq':1}}");
        }

        assertThat(skies).containsExactly("north");
    }

    @Test
    void topicsAndKeysThatTheContractDoesNotHaveAreRefusedAtOnce() {
        Rig rig = Rig.connected();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.client.subscribe("cargo", null, null, Moored.class, (Moored event) -> {}))
                .withMessageContaining("no topic 'cargo'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.client.subscribe("ships", "x", null, Moored.class, (Moored event) -> {}))
                .withMessage("topic 'ships' has no keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rig.client.subscribe("weather", null, null, Weather.class, (Weather event) -> {}))
                .withMessage("topic 'weather' needs a key");
    }

    @Test
    void anAnswerThatIsLateIsAskedForAgain() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        for (int i = 0; i < 11; i++) {
            rig.pass(Duration.ofSeconds(1)).link().listener.onActivity();
        }
        rig.settle().confirm("e", 1);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 1));
    }

    private Subscription watch(Rig rig) {
        Subscription subscription =
                rig.client.subscribe("ships", null, null, Moored.class, (Moored event) -> ships.add(event.ship()));
        rig.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }

    @Test
    void whatIsEndedBeforeItBeganIsNotAskedFor() {
        Rig rig = Rig.connected();
        Subscription subscription = rig.client.subscribe("ships", null, null, Moored.class, event -> {});
        var left = subscription.unsubscribe();
        rig.settle();

        assertThat(rig.link().sent).hasSize(1);
        assertThat(left).isCompleted();
        assertThat(subscription.closed()).isCompleted();
    }
}

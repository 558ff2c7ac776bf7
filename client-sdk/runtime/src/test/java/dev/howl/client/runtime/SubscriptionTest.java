package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.client.runtime.ShipsContract.Weather;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubscriptionTest {
    private final List<String> ships = new ArrayList<>();

    @Test
    void eventsAreDeliveredInOrderAndAdvanceThePosition() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        assertThat(subscription.confirmed()).isNotDone();
        fixture.confirm("e", 4);
        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 4));

        fixture.moored("e", 5).moored("e", 6);

        assertThat(ships).containsExactly("5", "6");
        assertThat(subscription.position()).isEqualTo(at("e", 6));
    }

    @Test
    void thePositionAdvancesAfterTheListenerHasReturned() {
        ClientFixture fixture = ClientFixture.connected();
        List<Object> seen = new ArrayList<>();
        Subscription[] subscription = new Subscription[1];
        subscription[0] = fixture.client.subscribe(
                "ships",
                null,
                null,
                Moored.class,
                (event, position) ->
                        seen.add(List.of(String.valueOf(subscription[0].position()), String.valueOf(position))));
        fixture.settle().confirm("e", 4).moored("e", 5);

        assertThat(seen)
                .containsExactly(List.of(at("e", 4).toString(), at("e", 5).toString()));
    }

    @Test
    void subscriptionsOfTheSameTopicShareOneAtTheServer() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription first = watch(fixture);
        fixture.confirm("e", 0).moored("e", 1);
        List<String> others = new ArrayList<>();
        Subscription second =
                fixture.client.subscribe("ships", null, null, Moored.class, (Moored event) -> others.add(event.ship()));
        fixture.settle();
        assertThat(second.confirmed()).isCompletedWithValue(at("e", 1));
        fixture.moored("e", 2);
        var left = first.unsubscribe();
        fixture.settle().moored("e", 3);
        assertThat(left).isCompleted();
        assertThat(first.closed()).isCompleted();
        assertThat(ships).containsExactly("1", "2");
        assertThat(others).containsExactly("2", "3");
        assertThat(fixture.link().count("watch")).isEqualTo(1);
        assertThat(fixture.link().count("unwatch")).isZero();

        var last = second.unsubscribe();
        fixture.settle();
        assertThat(fixture.link().count("unwatch")).isEqualTo(1);
        assertThat(last).isNotDone();
        fixture.confirmUnwatch();
        assertThat(last).isCompleted();
    }

    @Test
    void aListenerOfASupertypeReceivesAllTypesInOrder() {
        ClientFixture fixture = ClientFixture.connected();
        List<String> both = new ArrayList<>();
        var subscription = fixture.client.subscribe("ships", null, null, Message.class, (Message event) -> {
            both.add(event.toString());
        });
        watch(fixture);
        fixture.confirm("e", 0).moored("e", 1);
        fixture.text("{'type':'sailed','payload':{'ship':'x'},'position':{'topic':'ships','epoch':'e','seq':2}}");

        assertThat(both).containsExactly("Moored[ship=1]", "Sailed[ship=x]");
        assertThat(ships).containsExactly("1");
        assertThat(subscription.position()).isEqualTo(at("e", 2));
    }

    @Test
    void aRefusedSubscriptionFailsAndIsNotRetried() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        fixture.refuse(fixture.link().sent("watch"), "not_implemented", false);

        assertThat(subscription.confirmed()).isCompletedExceptionally();
        assertThat(subscription.closed()).isCompletedExceptionally();
        fixture.pass(Duration.ofSeconds(5));
        fixture.link().listener.onActivity();
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(fixture.link().count("watch")).isZero();
    }

    @Test
    void aRetryableRefusalIsRetried() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        fixture.refuse(fixture.link().sent("watch"), "unavailable", true);
        fixture.pass(Duration.ofSeconds(1)).confirm("e", 3);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 3));
    }

    @Test
    void aThrowingListenerIsReportedAndReceivesTheNextEvent() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = fixture.client.subscribe("ships", null, null, Moored.class, (Moored event) -> {
            ships.add(event.ship());
            throw new IllegalStateException("broken");
        });
        fixture.settle().confirm("e", 0).moored("e", 1).moored("e", 2);

        assertThat(ships).containsExactly("1", "2");
        assertThat(subscription.position()).isEqualTo(at("e", 2));
        assertThat(fixture.listenerErrors).hasSize(2);
        assertThat(fixture.client.state()).isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void anInvalidEventIsReportedAsUnknownAndSkipped() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        fixture.confirm("e", 0)
                .text("{'type':'moored','payload':{'ship':[]},'position':{'topic':'ships','epoch':'e','seq':1}}")
                .moored("e", 2);

        assertThat(ships).containsExactly("2");
        assertThat(fixture.unknown).hasSize(1);
        assertThat(subscription.position()).isEqualTo(at("e", 2));
    }

    @Test
    void eventsOfOtherKeysAreNotDelivered() {
        ClientFixture fixture = ClientFixture.connected();
        List<String> skies = new ArrayList<>();
        fixture.client.subscribe("weather", "north", null, Weather.class, (Weather event) -> skies.add(event.sky()));
        fixture.settle();
        JsonNode watch = fixture.link().sent("watch");
        assertThat(watch.path("payload").path("key").stringValue()).isEqualTo("north");
        fixture.text(
                "{'type':'watching','ref':'" + watch.path("ref").stringValue("")
                        + "','payload':{'topic':'weather','key':'north','position':{'topic':'weather','key':'north','epoch':'e','seq':0}}}");
        for (String key : List.of("south", "north")) {
            fixture.text("{'type':'weather','payload':{'sky':'" + key + "'},'position':{'topic':'weather','key':'" + key
                    + "','epoch':'e','seq':1}}");
        }

        assertThat(skies).containsExactly("north");
    }

    @Test
    void topicsAndKeysOutsideTheContractAreRejectedAtOnce() {
        ClientFixture fixture = ClientFixture.connected();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.subscribe("cargo", null, null, Moored.class, (Moored event) -> {}))
                .withMessageContaining("no topic 'cargo'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.subscribe("ships", "x", null, Moored.class, (Moored event) -> {}))
                .withMessage("topic 'ships' has no keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.client.subscribe("weather", null, null, Weather.class, (Weather event) -> {}))
                .withMessage("topic 'weather' needs a key");
    }

    @Test
    void aSubscribeRequestWithoutAnswerIsRepeated() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        for (int i = 0; i < 11; i++) {
            fixture.pass(Duration.ofSeconds(1)).link().listener.onActivity();
        }
        fixture.settle().confirm("e", 1);

        assertThat(subscription.confirmed()).isCompletedWithValue(at("e", 1));
    }

    private Subscription watch(ClientFixture fixture) {
        Subscription subscription =
                fixture.client.subscribe("ships", null, null, Moored.class, (Moored event) -> ships.add(event.ship()));
        fixture.settle();
        return subscription;
    }

    private static Position at(String epoch, long seq) {
        return new Position("ships", null, epoch, seq);
    }

    @Test
    void aSubscriptionEndedBeforeItWasSentIsNeverSent() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = fixture.client.subscribe("ships", null, null, Moored.class, event -> {});
        var left = subscription.unsubscribe();
        fixture.settle();

        assertThat(fixture.link().sent).hasSize(1);
        assertThat(left).isCompleted();
        assertThat(subscription.closed()).isCompleted();
    }
}

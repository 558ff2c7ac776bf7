package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResumeTest {
    private final List<String> ships = new ArrayList<>();

    @Test
    void duplicatesAreDropped() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4)
                .moored("e", 4)
                .moored("e", 5)
                .moored("e", 5)
                .moored("e", 3)
                .moored("e", 6);

        assertThat(ships).containsExactly("5", "6");
    }

    @Test
    void aReconnectResumesAfterTheLastHandledEvent() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture);
        fixture.confirm("e", 4).moored("e", 5);
        fixture.busy = true;
        fixture.moored("e", 6).moored("e", 7);
        fixture.fail(new IOException("reset"));
        fixture.untilNextAttempt().greet();

        assertThat(since(fixture)).isEqualTo("e/5");
        fixture.confirm("e", 5).moored("e", 6).moored("e", 7).moored("e", 8);
        fixture.busy = false;
        fixture.settle();

        assertThat(ships).containsExactly("5", "6", "7", "8");
        assertThat(subscription.position()).isEqualTo(at("e", 8));
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void missingEventsAreRequestedAgain() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4).moored("e", 5).moored("e", 7);
        assertThat(ships).containsExactly("5");
        assertThat(fixture.link().count("watch")).isEqualTo(2);

        fixture.moored("e", 8);
        assertThat(since(fixture)).isEqualTo("e/5");
        fixture.confirm("e", 5).moored("e", 6).moored("e", 7).moored("e", 8);

        assertThat(ships).containsExactly("5", "6", "7", "8");
    }

    @Test
    void eventsThatStayMissingAreAGap() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4).moored("e", 9).confirm("e", 4).moored("e", 9);

        assertThat(ships).containsExactly("9");
        assertThat(fixture.gaps).containsExactly(new Gap("ships", null, Gap.HOLE, at("e", 8)));
        assertThat(fixture.link().count("watch")).isEqualTo(2);
    }

    @Test
    void aGapIsReportedInOrderAndAdvancesThePosition() {
        ClientFixture fixture = ClientFixture.connected();
        Subscription subscription = watch(fixture).onGap(gap -> ships.add("gap " + gap.reason()));
        fixture.confirm("e", 4).moored("e", 5).missed("lagging", "e", 20);
        assertThat(subscription.position()).isEqualTo(at("e", 20));

        fixture.moored("e", 20).moored("e", 21);

        assertThat(ships).containsExactly("5", "gap lagging", "21");
        assertThat(fixture.gaps).containsExactly(new Gap("ships", null, "lagging", at("e", 20)));
    }

    @Test
    void aNewEpochAfterAReconnectIsAGapAndDeliveryGoesOn() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 4)
                .fail(new IOException("reset"))
                .untilNextAttempt()
                .greet();
        fixture.confirm("f", 0).missed("epoch_changed", "f", 0).moored("f", 1);

        assertThat(ships).containsExactly("1");
        assertThat(fixture.gaps).containsExactly(new Gap("ships", null, "epoch_changed", at("f", 0)));
    }

    @Test
    void eventsBeyondTheBufferAreRequestedAgainOnceItIsEmpty() {
        ClientFixture fixture = new ClientFixture(builder -> builder.eventBuffer(10)).greet();
        watch(fixture);
        fixture.confirm("e", 0);
        fixture.busy = true;
        for (int seq = 1; seq <= 1_000; seq++) {
            fixture.moored("e", seq);
        }
        assertThat(fixture.callbacks.size()).isLessThan(10);
        assertThat(fixture.link().handled).isGreaterThan(1_000);
        fixture.busy = false;
        fixture.settle();
        assertThat(ships).hasSize(10);

        assertThat(since(fixture)).isEqualTo("e/10");
        fixture.confirm("e", 10).moored("e", 11);

        assertThat(ships).hasSize(11).last().isEqualTo("11");
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void withoutPositionsAnOverflowIsAGap() {
        ClientFixture fixture = new ClientFixture(ShipsContract.plain(), builder -> builder.eventBuffer(2)).open();
        Subscription subscription = watch(fixture).onGap(gap -> ships.add(gap.reason()));
        assertThat(subscription.confirmed()).isCompletedWithValue(null);
        fixture.busy = true;
        fixture.text("{'type':'moored','ship':'1'}")
                .text("{'type':'moored','ship':'2'}")
                .text("{'type':'moored','ship':'3'}");
        fixture.busy = false;
        fixture.settle().text("{'type':'moored','ship':'4'}");

        assertThat(ships).containsExactly("1", "2", "overflow", "4");
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

    private static String since(ClientFixture fixture) {
        JsonNode since = fixture.link().sent("watch").path("payload").path("since");
        return since.path("epoch").stringValue("") + "/" + since.path("seq").longValue();
    }
}

package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.Moored;
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
        Rig rig = Rig.connected();
        watch(rig);
        rig.confirm("e", 4)
                .moored("e", 4)
                .moored("e", 5)
                .moored("e", 5)
                .moored("e", 3)
                .moored("e", 6);

        assertThat(ships).containsExactly("5", "6");
    }

    @Test
    void aReconnectResumesAfterTheLastEventHandled() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig);
        rig.confirm("e", 4).moored("e", 5);
        rig.busy = true;
        rig.moored("e", 6).moored("e", 7);
        rig.fail(new IOException("reset"));
        rig.untilNextTry().greet();

        assertThat(since(rig)).isEqualTo("e/5");
        rig.confirm("e", 5).moored("e", 6).moored("e", 7).moored("e", 8);
        rig.busy = false;
        rig.settle();

        assertThat(ships).containsExactly("5", "6", "7", "8");
        assertThat(subscription.position()).isEqualTo(at("e", 8));
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void aHoleIsMendedByResuming() {
        Rig rig = Rig.connected();
        watch(rig);
        rig.confirm("e", 4).moored("e", 5).moored("e", 7);
        assertThat(ships).containsExactly("5");
        assertThat(rig.link().count("watch")).isEqualTo(2);

        rig.moored("e", 8);
        assertThat(since(rig)).isEqualTo("e/5");
        rig.confirm("e", 5).moored("e", 6).moored("e", 7).moored("e", 8);

        assertThat(ships).containsExactly("5", "6", "7", "8");
    }

    @Test
    void aHoleThatResumingDoesNotMendBecomesAGap() {
        Rig rig = Rig.connected();
        watch(rig);
        rig.confirm("e", 4).moored("e", 9).confirm("e", 4).moored("e", 9);

        assertThat(ships).containsExactly("9");
        assertThat(rig.gaps).containsExactly(new Gap("ships", null, Gap.HOLE, at("e", 8)));
        assertThat(rig.link().count("watch")).isEqualTo(2);
    }

    @Test
    void aGapIsToldInOrderAndMovesThePosition() {
        Rig rig = Rig.connected();
        Subscription subscription = watch(rig).onGap(gap -> ships.add("gap " + gap.reason()));
        rig.confirm("e", 4).moored("e", 5).missed("lagging", "e", 20);
        assertThat(subscription.position()).isEqualTo(at("e", 20));

        rig.moored("e", 20).moored("e", 21);

        assertThat(ships).containsExactly("5", "gap lagging", "21");
        assertThat(rig.gaps).containsExactly(new Gap("ships", null, "lagging", at("e", 20)));
    }

    @Test
    void aNewEpochAfterAReconnectIsAGapAndThenGoesOn() {
        Rig rig = Rig.connected();
        watch(rig);
        rig.confirm("e", 4).fail(new IOException("reset")).untilNextTry().greet();
        rig.confirm("f", 0).missed("epoch_changed", "f", 0).moored("f", 1);

        assertThat(ships).containsExactly("1");
        assertThat(rig.gaps).containsExactly(new Gap("ships", null, "epoch_changed", at("f", 0)));
    }

    @Test
    void aBufferThatOverflowsIsWorkedOffAndTheRestIsAskedForAgain() {
        Rig rig = new Rig(builder -> builder.eventBuffer(10)).greet();
        watch(rig);
        rig.confirm("e", 0);
        rig.busy = true;
        for (int seq = 1; seq <= 1_000; seq++) {
            rig.moored("e", seq);
        }
        assertThat(rig.callbacks.size()).isLessThan(10);
        assertThat(rig.link().handled).isGreaterThan(1_000);
        rig.busy = false;
        rig.settle();
        assertThat(ships).hasSize(10);

        assertThat(since(rig)).isEqualTo("e/10");
        rig.confirm("e", 10).moored("e", 11);

        assertThat(ships).hasSize(11).last().isEqualTo("11");
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void withoutPositionsAnOverflowIsAGap() {
        Rig rig = new Rig(Harbour.plain(), builder -> builder.eventBuffer(2)).open();
        Subscription subscription = watch(rig).onGap(gap -> ships.add(gap.reason()));
        assertThat(subscription.confirmed()).isCompletedWithValue(null);
        rig.busy = true;
        rig.text("{'type':'moored','ship':'1'}")
                .text("{'type':'moored','ship':'2'}")
                .text("{'type':'moored','ship':'3'}");
        rig.busy = false;
        rig.settle().text("{'type':'moored','ship':'4'}");

        assertThat(ships).containsExactly("1", "2", "overflow", "4");
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

    private static String since(Rig rig) {
        JsonNode since = rig.link().sent("watch").path("payload").path("since");
        return since.path("epoch").stringValue("") + "/" + since.path("seq").longValue();
    }
}

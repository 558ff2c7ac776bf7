package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import dev.howl.client.runtime.FakeTransport.FakeLink;
import dev.howl.client.runtime.Harbour.AskDepth;
import dev.howl.client.runtime.Harbour.Depth;
import dev.howl.client.runtime.Harbour.Moored;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that is about to stop. */
class HandoverTest {
    private static final String MOVING = "{'type':'moving','payload':{'after_ms':700,'deadline_ms':5000}}";

    private final List<String> ships = new ArrayList<>();

    @Test
    void theNextConnectionTakesOverBeforeTheOldOneIsClosed() {
        Rig rig = Rig.connected();
        watch(rig);
        rig.confirm("e", 0).moored("e", 1);
        FakeLink old = rig.link();
        rig.text(MOVING).pass(Duration.ofMillis(600));
        assertThat(rig.network.tries()).isEqualTo(1);
        rig.pass(Duration.ofMillis(100));
        assertThat(rig.network.tries()).isEqualTo(2);
        rig.on(old).moored("e", 2);
        assertThat(ships).containsExactly("1", "2");
        rig.on(rig.network.last()).greet();
        assertThat(rig.since()).isEqualTo("e/2");
        assertThat(old.closeSent).isEqualTo(-1);

        rig.on(old).moored("e", 3);
        rig.on(rig.network.last()).confirm("e", 2).moored("e", 3).moored("e", 4);

        assertThat(ships).containsExactly("1", "2", "3", "4");
        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(rig.states).containsExactly(new Connecting(1), new Connected("c1"), new Connected("c2"));
        rig.on(old).close(1000);
        assertThat(rig.client.state()).isEqualTo(new Connected("c2"));
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void whatWasAskedOnTheOldOneIsAnsweredThere() {
        Rig rig = Rig.connected();
        FakeLink old = rig.link();
        var asked = rig.client.request(new AskDepth("pier"), Depth.class);
        rig.settle().text(MOVING).pass(Duration.ofSeconds(1)).greet();
        assertThat(old.closeSent).isEqualTo(-1);
        var later = rig.client.request(new AskDepth("bay"), Depth.class);
        rig.settle();
        assertThat(rig.network.last().count("ask_depth")).isEqualTo(1);

        rig.on(old).answer("ask_depth", "'type':'depth','payload':{'metres':3}");

        assertThat(asked).isCompletedWithValue(new Depth(3));
        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(later).isNotDone();
    }

    @Test
    void anOldOneThatNeverAnswersIsClosedInTheEnd() {
        Rig rig = new Rig(builder -> builder.requestTimeout(Duration.ofSeconds(3))).greet();
        FakeLink old = rig.link();
        var asked = rig.client.request(new AskDepth("pier"), Depth.class);
        rig.settle().text(MOVING).pass(Duration.ofSeconds(1)).greet();
        rig.pass(Duration.ofSeconds(4));

        assertThat(asked).isCompletedExceptionally();
        assertThat(old.closeSent).isEqualTo(1000);
    }

    @Test
    void itStaysWhereItIsWhileNobodyElseAnswers() {
        Rig rig = Rig.connected();
        watch(rig);
        FakeLink old = rig.link();
        rig.confirm("e", 0).text(MOVING).pass(Duration.ofMillis(700));
        rig.fail(new HandshakeRefusedException(503, "1"));
        rig.on(old).moored("e", 1);
        assertThat(ships).containsExactly("1");
        assertThat(rig.client.state()).isEqualTo(new Connected("c1"));
        rig.pass(Duration.ofMillis(900));
        assertThat(rig.network.tries()).isEqualTo(2);
        rig.pass(Duration.ofMillis(600));
        assertThat(rig.network.tries()).isEqualTo(3);

        rig.on(rig.network.last()).greet().confirm("e", 1).moored("e", 2);

        assertThat(ships).containsExactly("1", "2");
        assertThat(old.closeSent).isEqualTo(1000);
    }

    @Test
    void aTryThatIsUnderWayWhenTheServerGoesIsTheReconnect() {
        Rig rig = Rig.connected();
        watch(rig);
        FakeLink old = rig.link();
        rig.confirm("e", 0).text(MOVING).pass(Duration.ofMillis(700));
        rig.on(old).close(1001);
        assertThat(rig.states).last().isInstanceOf(Connecting.class);
        assertThat(rig.network.tries()).isEqualTo(2);

        rig.on(rig.network.last()).greet().confirm("e", 0).moored("e", 1);

        assertThat(ships).containsExactly("1");
        assertThat(rig.states).filteredOn(Reconnecting.class::isInstance).hasSize(1);
    }

    @Test
    void aServerThatGoesBeforeTheTimeIsAnOrdinaryLoss() {
        Rig rig = Rig.connected();
        rig.text(MOVING).fail(new IOException("reset"));
        assertThat(rig.states).last().isInstanceOf(Reconnecting.class);
        rig.untilNextTry().greet().pass(Duration.ofSeconds(3));

        assertThat(rig.network.tries()).isEqualTo(2);
        assertThat(rig.client.state()).isEqualTo(new Connected("c2"));
    }

    @Test
    void whoIsNotConnectedYetIsNotMoved() {
        Rig rig = new Rig().open().text(MOVING).pass(Duration.ofSeconds(1));
        assertThat(rig.network.tries()).isEqualTo(1);
        rig.greet();

        assertThat(rig.client.state()).isEqualTo(new Connected("c1"));
    }

    @Test
    void closingEndsBoth() {
        Rig rig = Rig.connected();
        FakeLink old = rig.link();
        rig.text(MOVING).pass(Duration.ofMillis(700));
        rig.closeFromListener();

        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(rig.network.last().aborted).isTrue();
        rig.on(old).close(1000);
        assertThat(rig.client.closed()).isCompleted();
        assertThat(rig.time.timers()).isZero();
    }

    @Test
    void addressesAreTriedInTurn() {
        URI other = URI.create("ws://other.invalid/ships");
        Rig rig = new Rig(builder -> builder.alternatives(List.of(other)));
        assertThat(rig.link().uri).isEqualTo(Harbour.ANYWHERE);
        rig.fail(new IOException("refused")).untilNextTry();
        assertThat(rig.link().uri).isEqualTo(other);
        rig.greet().text(MOVING).pass(Duration.ofSeconds(1));

        assertThat(rig.link().uri).isEqualTo(Harbour.ANYWHERE);
    }

    private void watch(Rig rig) {
        rig.client.subscribe("ships", null, null, Moored.class, (Moored event) -> ships.add(event.ship()));
        rig.settle();
    }
}

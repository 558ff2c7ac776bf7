package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import dev.howl.client.runtime.FakeTransport.FakeLink;
import dev.howl.client.runtime.ShipsContract.AskDepth;
import dev.howl.client.runtime.ShipsContract.Depth;
import dev.howl.client.runtime.ShipsContract.Moored;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients of a draining server. */
class ConnectionHandoverTest {
    private static final String MOVING = "{'type':'moving','payload':{'after_ms':700,'deadline_ms':5000}}";

    private final List<String> ships = new ArrayList<>();

    @Test
    void theNewConnectionTakesOverBeforeTheOldOneIsClosed() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        fixture.confirm("e", 0).moored("e", 1);
        FakeLink old = fixture.link();
        fixture.text(MOVING).pass(Duration.ofMillis(600));
        assertThat(fixture.network.attempts()).isEqualTo(1);
        fixture.pass(Duration.ofMillis(100));
        assertThat(fixture.network.attempts()).isEqualTo(2);
        fixture.on(old).moored("e", 2);
        assertThat(ships).containsExactly("1", "2");
        fixture.on(fixture.network.last()).greet();
        assertThat(fixture.since()).isEqualTo("e/2");
        assertThat(old.closeSent).isEqualTo(-1);

        fixture.on(old).moored("e", 3);
        fixture.on(fixture.network.last()).confirm("e", 2).moored("e", 3).moored("e", 4);

        assertThat(ships).containsExactly("1", "2", "3", "4");
        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(fixture.states).containsExactly(new Connecting(1), new Connected("c1"), new Connected("c2"));
        fixture.on(old).close(1000);
        assertThat(fixture.client.state()).isEqualTo(new Connected("c2"));
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void requestsOnTheOldConnectionAreAnsweredThere() {
        ClientFixture fixture = ClientFixture.connected();
        FakeLink old = fixture.link();
        var asked = fixture.client.request(new AskDepth("pier"), Depth.class);
        fixture.settle().text(MOVING).pass(Duration.ofSeconds(1)).greet();
        assertThat(old.closeSent).isEqualTo(-1);
        var later = fixture.client.request(new AskDepth("bay"), Depth.class);
        fixture.settle();
        assertThat(fixture.network.last().count("ask_depth")).isEqualTo(1);

        fixture.on(old).answer("ask_depth", "'type':'depth','payload':{'metres':3}");

        assertThat(asked).isCompletedWithValue(new Depth(3));
        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(later).isNotDone();
    }

    @Test
    void anOldConnectionWithoutAnswersIsClosedAfterTheRequestTimeout() {
        ClientFixture fixture = new ClientFixture(builder -> builder.requestTimeout(Duration.ofSeconds(3))).greet();
        FakeLink old = fixture.link();
        var asked = fixture.client.request(new AskDepth("pier"), Depth.class);
        fixture.settle().text(MOVING).pass(Duration.ofSeconds(1)).greet();
        fixture.pass(Duration.ofSeconds(4));

        assertThat(asked).isCompletedExceptionally();
        assertThat(old.closeSent).isEqualTo(1000);
    }

    @Test
    void theOldConnectionIsKeptWhileAttemptsFail() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        FakeLink old = fixture.link();
        fixture.confirm("e", 0).text(MOVING).pass(Duration.ofMillis(700));
        fixture.fail(new HandshakeRefusedException(503, "1", ""));
        fixture.on(old).moored("e", 1);
        assertThat(ships).containsExactly("1");
        assertThat(fixture.client.state()).isEqualTo(new Connected("c1"));
        fixture.pass(Duration.ofMillis(900));
        assertThat(fixture.network.attempts()).isEqualTo(2);
        fixture.pass(Duration.ofMillis(600));
        assertThat(fixture.network.attempts()).isEqualTo(3);

        fixture.on(fixture.network.last()).greet().confirm("e", 1).moored("e", 2);

        assertThat(ships).containsExactly("1", "2");
        assertThat(old.closeSent).isEqualTo(1000);
    }

    @Test
    void anAttemptUnderWayBecomesTheReconnect() {
        ClientFixture fixture = ClientFixture.connected();
        watch(fixture);
        FakeLink old = fixture.link();
        fixture.confirm("e", 0).text(MOVING).pass(Duration.ofMillis(700));
        fixture.on(old).close(1001);
        assertThat(fixture.states).last().isInstanceOf(Connecting.class);
        assertThat(fixture.network.attempts()).isEqualTo(2);

        fixture.on(fixture.network.last()).greet().confirm("e", 0).moored("e", 1);

        assertThat(ships).containsExactly("1");
        assertThat(fixture.states).filteredOn(Reconnecting.class::isInstance).hasSize(1);
    }

    @Test
    void aServerThatStopsEarlyLeadsToAnOrdinaryReconnect() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.text(MOVING).fail(new IOException("reset"));
        assertThat(fixture.states).last().isInstanceOf(Reconnecting.class);
        fixture.untilNextAttempt().greet().pass(Duration.ofSeconds(3));

        assertThat(fixture.network.attempts()).isEqualTo(2);
        assertThat(fixture.client.state()).isEqualTo(new Connected("c2"));
    }

    @Test
    void aMoveBeforeTheConnectionIsEstablishedIsIgnored() {
        ClientFixture fixture = new ClientFixture().open().text(MOVING).pass(Duration.ofSeconds(1));
        assertThat(fixture.network.attempts()).isEqualTo(1);
        fixture.greet();

        assertThat(fixture.client.state()).isEqualTo(new Connected("c1"));
    }

    @Test
    void closeEndsBothConnections() {
        ClientFixture fixture = ClientFixture.connected();
        FakeLink old = fixture.link();
        fixture.text(MOVING).pass(Duration.ofMillis(700));
        fixture.closeFromListener();

        assertThat(old.closeSent).isEqualTo(1000);
        assertThat(fixture.network.last().aborted).isTrue();
        fixture.on(old).close(1000);
        assertThat(fixture.client.closed()).isCompleted();
        assertThat(fixture.time.timers()).isZero();
    }

    @Test
    void addressesAreTriedInTurn() {
        URI other = URI.create("ws://other.invalid/ships");
        ClientFixture fixture = new ClientFixture(builder -> builder.alternatives(List.of(other)));
        assertThat(fixture.link().uri).isEqualTo(ShipsContract.ANYWHERE);
        fixture.fail(new IOException("refused")).untilNextAttempt();
        assertThat(fixture.link().uri).isEqualTo(other);
        fixture.greet().text(MOVING).pass(Duration.ofSeconds(1));

        assertThat(fixture.link().uri).isEqualTo(ShipsContract.ANYWHERE);
    }

    private void watch(ClientFixture fixture) {
        fixture.client.subscribe("ships", null, null, Moored.class, (Moored event) -> ships.add(event.ship()));
        fixture.settle();
    }
}

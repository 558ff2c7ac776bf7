package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

    @Test
    void theFirstFrameGivesTheIdAndConnectTellsWhoIsThere() {
        Rig rig = new Rig(builder -> builder.token(() -> "secret").clientInfo("test", "1"));
        rig.open();
        assertThat(rig.client.state()).isEqualTo(new Connecting(1));

        rig.text("{'type':'welcome','payload':{'id':'c1'}}");

        assertThat(rig.states).containsExactly(new Connecting(1), new Connected("c1"));
        var hello = rig.link().sent("hello").path("payload");
        assertThat(hello.path("id").stringValue()).isEqualTo("c1");
        assertThat(hello.path("token").stringValue()).isEqualTo("secret");
        assertThat(hello.path("client").path("name").stringValue()).isEqualTo("test");
        assertThat(rig.link().headers).isEmpty();
    }

    @Test
    void withoutRolesItIsConnectedOnceOpenAndTheTokenTravelsInAHeader() {
        Rig rig = new Rig(Harbour.plain(), builder -> builder.token(() -> "secret"));

        rig.open();

        assertThat(rig.client.state()).isEqualTo(new Connected(null));
        assertThat(rig.link().headers).containsEntry("Authorization", "Bearer secret");
        assertThat(rig.link().sent).isEmpty();
    }

    @Test
    void aServerThatNeverGreetsIsGivenUpAfterTheConnectTimeout() {
        Rig rig = new Rig(builder -> builder.connectTimeout(Duration.ofSeconds(2)));
        rig.open();

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.states.get(1)).isInstanceOf(Reconnecting.class);
        assertThat(rig.network.tries()).isPositive();
    }

    @Test
    void failedTriesCountUpAndAStableConnectionStartsAnew() {
        Rig rig = new Rig();
        rig.fail(new ConnectException("refused"));
        assertThat(rig.client.state()).asInstanceOf(type(Reconnecting.class)).satisfies(waiting -> {
            assertThat(waiting.attempt()).isEqualTo(2);
            assertThat(waiting.cause()).isInstanceOf(ConnectException.class);
        });
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.client.state()).isEqualTo(new Connecting(2));
        rig.greet();
        rig.pass(Duration.ofSeconds(10));

        rig.fail(new IOException("reset"));

        assertThat(rig.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.attempt()).isEqualTo(1));
    }

    @Test
    void aConnectionThatBreaksAtOnceAgainDoesNotResetTheBackoff() {
        Rig rig = Rig.connected();

        rig.fail(new IOException("reset"));

        assertThat(rig.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.attempt()).isEqualTo(2));
    }

    @Test
    void anExpiredTokenIsReplacedOnceAndThenFinal() {
        Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));
        Rig rig = new Rig(builder -> builder.token(tokens::remove)).greet();
        rig.close(4003).pass(Duration.ofSeconds(1)).greet();
        assertThat(rig.link().sent("hello").path("payload").path("token").stringValue())
                .isEqualTo("new");

        rig.close(4003);

        assertThat(rig.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void anExpiredTokenWithoutASupplierIsFinal() {
        Rig rig = Rig.connected().close(4003);

        assertThat(rig.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void aRefusedConnectIsFinal() {
        Rig rig = Rig.connected();

        rig.refuse(rig.link().sent("hello"), "forbidden", false);

        assertThat(rig.client.state()).asInstanceOf(type(Closed.class)).satisfies(closed -> assertThat(closed.cause())
                .asInstanceOf(type(RequestFailedException.class))
                .satisfies(cause -> assertThat(cause.code()).isEqualTo("forbidden")));
        assertThat(rig.link().closeSent).isEqualTo(1000);
    }

    @Test
    void aTokenSupplierThatThrowsFailsTheTryAndIsAskedAgain() {
        Deque<Runnable> answers = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalStateException("no token today");
                },
                () -> {}));
        Rig rig = new Rig(builder -> builder.token(() -> {
            answers.remove().run();
            return "token";
        }));
        assertThat(rig.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.cause()).hasMessage("no token today"));

        rig.pass(Duration.ofSeconds(1)).greet();

        assertThat(rig.client.state()).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aForbiddenHandshakeIsFinal(int status) {
        Rig rig = new Rig().fail(new HandshakeRefusedException(status, null));

        assertThat(rig.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void aBusyServerSaysWhenToComeBack() {
        Rig rig = new Rig().fail(new HandshakeRefusedException(503, "30"));

        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.network.tries()).isEqualTo(1);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.network.tries()).isEqualTo(2);
    }

    @Test
    void aLinkThatIsSilentForTheIdleTimeoutIsDead() {
        Rig rig = Rig.connected();
        rig.pass(Duration.ofSeconds(14));
        assertThat(rig.link().count("tick")).isEqualTo(2);
        assertThat(rig.client.state()).isInstanceOf(Connected.class);
        var silent = rig.link();

        rig.pass(Duration.ofSeconds(1));

        assertThat(silent.aborted).isTrue();
        assertThat(rig.states).last().isInstanceOf(Reconnecting.class);
    }

    @Test
    void anythingThatComesInKeepsTheLinkAlive() {
        Rig rig = Rig.connected();
        for (int i = 0; i < 20; i++) {
            rig.pass(Duration.ofSeconds(5));
            rig.link().listener.onActivity();
        }

        assertThat(rig.client.state()).isInstanceOf(Connected.class);
        assertThat(rig.network.tries()).isEqualTo(1);
    }

    @Test
    void aHundredReconnectsLeaveNothingBehind() {
        Rig rig = Rig.connected();
        var subscription = rig.client.subscribe("ships", null, null, Harbour.Moored.class, ship -> {});
        rig.settle().confirm("e", 0);
        int timers = rig.time.timers();
        for (int i = 0; i < 100; i++) {
            rig.fail(new IOException("reset")).untilNextTry().greet().confirm("e", 0);
            assertThat(rig.client.state()).isInstanceOf(Connected.class);
        }

        assertThat(rig.time.timers()).isEqualTo(timers);
        assertThat(rig.network.tries()).isEqualTo(101);
        assertThat(rig.link().count("watch")).isEqualTo(1);
        assertThat(subscription.closed()).isNotDone();
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> Harbour.client().connectTimeout(Duration.ZERO)).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> Harbour.client().eventBuffer(0)).hasMessageContaining("eventBuffer");
        assertThatThrownBy(() -> Harbour.client().backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("cap");
        assertThatThrownBy(() ->
                        new ClientBuilder<>(URI.create("http://localhost/"), Harbour.spec(), connection -> connection))
                .hasMessageContaining("ws:");
    }

    @Test
    void theLongestTimesThatCanBeSaidAreForEver() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        Rig rig = new Rig(builder -> builder.connectTimeout(forever)
                        .requestTimeout(forever)
                        .closeTimeout(forever)
                        .backoff(Duration.ofMillis(1), forever))
                .greet();
        var asked = rig.client.request(new Harbour.AskDepth("pier"), Harbour.Depth.class);
        rig.settle().pass(Duration.ofSeconds(12)).answer("ask_depth", "'type':'depth','payload':{'metres':4}");

        assertThat(asked).isCompletedWithValue(new Harbour.Depth(4));
    }

    @Test
    void noQueryOfAnAddressIsTold() {
        URI secret = URI.create("http://localhost/ships?access_token=secret");
        assertThatThrownBy(() -> new ClientBuilder<>(secret, Harbour.spec(), connection -> connection))
                .hasMessageContaining("http://localhost/ships")
                .hasMessageNotContaining("secret");
        URI nobody = URI.create("ws://127.0.0.1:1/ships?access_token=secret");
        ClientBuilder<Connection> client = new ClientBuilder<Connection>(
                        nobody, Harbour.spec(), connection -> connection)
                .connectTimeout(Duration.ofMillis(200));
        assertThatThrownBy(client::connect)
                .hasMessageContaining("ws://127.0.0.1:1/ships")
                .hasMessageNotContaining("secret");
    }
}

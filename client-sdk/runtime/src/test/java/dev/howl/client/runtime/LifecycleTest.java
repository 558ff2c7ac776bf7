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
    void theInitialFrameGivesTheIdAndConnectIdentifiesTheClient() {
        ClientFixture fixture =
                new ClientFixture(builder -> builder.token(() -> "secret").clientInfo("test", "1"));
        fixture.open();
        assertThat(fixture.client.state()).isEqualTo(new Connecting(1));

        fixture.text("{'type':'welcome','payload':{'id':'c1'}}");

        assertThat(fixture.states).containsExactly(new Connecting(1), new Connected("c1"));
        var hello = fixture.link().sent("hello").path("payload");
        assertThat(hello.path("id").stringValue()).isEqualTo("c1");
        assertThat(hello.path("token").stringValue()).isEqualTo("secret");
        assertThat(hello.path("client").path("name").stringValue()).isEqualTo("test");
        assertThat(fixture.link().headers).isEmpty();
    }

    @Test
    void withoutRolesTheHandshakeSufficesAndCarriesTheToken() {
        ClientFixture fixture = new ClientFixture(ShipsContract.plain(), builder -> builder.token(() -> "secret"));

        fixture.open();

        assertThat(fixture.client.state()).isEqualTo(new Connected(null));
        assertThat(fixture.link().headers).containsEntry("Authorization", "Bearer secret");
        assertThat(fixture.link().sent).isEmpty();
    }

    @Test
    void anAttemptWithoutInitialFrameEndsAfterTheConnectTimeout() {
        ClientFixture fixture = new ClientFixture(builder -> builder.connectTimeout(Duration.ofSeconds(2)));
        fixture.open();

        fixture.pass(Duration.ofSeconds(2));

        assertThat(fixture.states.get(1)).isInstanceOf(Reconnecting.class);
        assertThat(fixture.network.attempts()).isPositive();
    }

    @Test
    void failedAttemptsCountUpAndAStableConnectionResetsTheCount() {
        ClientFixture fixture = new ClientFixture();
        fixture.fail(new ConnectException("refused"));
        assertThat(fixture.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> {
                    assertThat(waiting.attempt()).isEqualTo(2);
                    assertThat(waiting.cause()).isInstanceOf(ConnectException.class);
                });
        fixture.pass(Duration.ofSeconds(1));
        assertThat(fixture.client.state()).isEqualTo(new Connecting(2));
        fixture.greet();
        fixture.pass(Duration.ofSeconds(10));

        fixture.fail(new IOException("reset"));

        assertThat(fixture.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.attempt()).isEqualTo(1));
    }

    @Test
    void aShortConnectionDoesNotResetTheBackoff() {
        ClientFixture fixture = ClientFixture.connected();

        fixture.fail(new IOException("reset"));

        assertThat(fixture.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.attempt()).isEqualTo(2));
    }

    @Test
    void anExpiredTokenIsReplacedOnlyOnce() {
        Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));
        ClientFixture fixture = new ClientFixture(builder -> builder.token(tokens::remove)).greet();
        fixture.close(4003).pass(Duration.ofSeconds(1)).greet();
        assertThat(fixture.link().sent("hello").path("payload").path("token").stringValue())
                .isEqualTo("new");

        fixture.close(4003);

        assertThat(fixture.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void anExpiredTokenWithoutASupplierIsFinal() {
        ClientFixture fixture = ClientFixture.connected().close(4003);

        assertThat(fixture.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void aRefusedConnectIsFinal() {
        ClientFixture fixture = ClientFixture.connected();

        fixture.refuse(fixture.link().sent("hello"), "forbidden", false);

        assertThat(fixture.client.state()).asInstanceOf(type(Closed.class)).satisfies(closed -> assertThat(
                        closed.cause())
                .asInstanceOf(type(RequestFailedException.class))
                .satisfies(cause -> assertThat(cause.code()).isEqualTo("forbidden")));
        assertThat(fixture.link().closeSent).isEqualTo(1000);
    }

    @Test
    void aThrowingTokenSupplierFailsTheAttemptAndIsCalledAgain() {
        Deque<Runnable> answers = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalStateException("no token today");
                },
                () -> {}));
        ClientFixture fixture = new ClientFixture(builder -> builder.token(() -> {
            answers.remove().run();
            return "token";
        }));
        assertThat(fixture.client.state())
                .asInstanceOf(type(Reconnecting.class))
                .satisfies(waiting -> assertThat(waiting.cause()).hasMessage("no token today"));

        fixture.pass(Duration.ofSeconds(1)).greet();

        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aForbiddenHandshakeIsFinal(int status) {
        ClientFixture fixture = new ClientFixture().fail(new HandshakeRefusedException(status, null, ""));

        assertThat(fixture.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void retryAfterDelaysTheNextAttempt() {
        ClientFixture fixture = new ClientFixture().fail(new HandshakeRefusedException(503, "30", ""));

        fixture.pass(Duration.ofSeconds(30));
        assertThat(fixture.network.attempts()).isEqualTo(1);
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.network.attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionSilentForTheIdleTimeoutIsAborted() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.pass(Duration.ofSeconds(14));
        assertThat(fixture.link().count("tick")).isEqualTo(2);
        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
        var silent = fixture.link();

        fixture.pass(Duration.ofSeconds(1));

        assertThat(silent.aborted).isTrue();
        assertThat(fixture.states).last().isInstanceOf(Reconnecting.class);
    }

    @Test
    void anyReceivedDataKeepsTheConnectionAlive() {
        ClientFixture fixture = ClientFixture.connected();
        for (int i = 0; i < 20; i++) {
            fixture.pass(Duration.ofSeconds(5));
            fixture.link().listener.onActivity();
        }

        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
        assertThat(fixture.network.attempts()).isEqualTo(1);
    }

    @Test
    void aHundredReconnectsLeaveNoTimersOrSubscriptions() {
        ClientFixture fixture = ClientFixture.connected();
        var subscription = fixture.client.subscribe("ships", null, null, ShipsContract.Moored.class, ship -> {});
        fixture.settle().confirm("e", 0);
        int timers = fixture.time.timers();
        for (int i = 0; i < 100; i++) {
            fixture.fail(new IOException("reset")).untilNextAttempt().greet().confirm("e", 0);
            assertThat(fixture.client.state()).isInstanceOf(Connected.class);
        }

        assertThat(fixture.time.timers()).isEqualTo(timers);
        assertThat(fixture.network.attempts()).isEqualTo(101);
        assertThat(fixture.link().count("watch")).isEqualTo(1);
        assertThat(subscription.closed()).isNotDone();
    }

    @Test
    void invalidSettingsAreRejected() {
        assertThatThrownBy(() -> ShipsContract.client().connectTimeout(Duration.ZERO))
                .hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> ShipsContract.client().eventBuffer(0)).hasMessageContaining("eventBuffer");
        assertThatThrownBy(() -> ShipsContract.client().backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("cap");
        assertThatThrownBy(() -> new ClientBuilder<>(
                        URI.create("http://localhost/"), ShipsContract.spec(), connection -> connection))
                .hasMessageContaining("ws:");
    }

    @Test
    void theLongestDurationsAreAccepted() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        ClientFixture fixture = new ClientFixture(builder -> builder.connectTimeout(forever)
                        .requestTimeout(forever)
                        .closeTimeout(forever)
                        .backoff(Duration.ofMillis(1), forever))
                .greet();
        var asked = fixture.client.request(new ShipsContract.AskDepth("pier"), ShipsContract.Depth.class);
        fixture.settle().pass(Duration.ofSeconds(12)).answer("ask_depth", "'type':'depth','payload':{'metres':4}");

        assertThat(asked).isCompletedWithValue(new ShipsContract.Depth(4));
    }

    @Test
    void messagesDoNotContainTheQueryOfAnAddress() {
        URI secret = URI.create("http://localhost/ships?access_token=secret");
        assertThatThrownBy(() -> new ClientBuilder<>(secret, ShipsContract.spec(), connection -> connection))
                .hasMessageContaining("http://localhost/ships")
                .hasMessageNotContaining("secret");
        URI nobody = URI.create("ws://127.0.0.1:1/ships?access_token=secret");
        ClientBuilder<Connection> client = new ClientBuilder<Connection>(
                        nobody, ShipsContract.spec(), connection -> connection)
                .connectTimeout(Duration.ofMillis(200));
        assertThatThrownBy(client::connect)
                .hasMessageContaining("ws://127.0.0.1:1/ships")
                .hasMessageNotContaining("secret");
    }
}

package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ShipsContract.AskDepth;
import dev.howl.client.runtime.ShipsContract.Depth;
import dev.howl.client.runtime.ShipsContract.Order;
import dev.howl.client.runtime.ShipsContract.Ordered;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1002, 1003, 1007, 1008, 1009, ShipsContract.HARBOUR_CLOSED})
    void codesThatAnotherConnectionDoesNotCureAreFinal(int code) {
        ClientFixture fixture = ClientFixture.connected();

        fixture.close(code);

        assertThat(fixture.client.state())
                .asInstanceOf(type(Closed.class))
                .satisfies(closed -> assertThat(closed.code()).isEqualTo(code));
        assertThat(fixture.client.closed()).isCompletedWithValueMatching(info -> info.remote() && info.code() == code);
        assertThat(fixture.time.timers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1006, 1011, 1012, 4000, 4001, 4999})
    void everyOtherCloseCodeIsFollowedByAnAttempt(int code) {
        ClientFixture fixture = ClientFixture.connected();

        fixture.close(code);
        fixture.pass(Duration.ofSeconds(1));

        assertThat(fixture.network.attempts()).isEqualTo(2);
    }

    @Test
    void theLargestRequestWithoutAnAnswerIsTooBig() {
        ClientFixture fixture = ClientFixture.connected();
        var small = fixture.client.request(new AskDepth("pier"), Depth.class);
        var large = fixture.client.request(new Order("x".repeat(1_000), "d1"), Ordered.class);
        var medium = fixture.client.request(new AskDepth("x".repeat(100)), Depth.class);
        fixture.settle();

        fixture.close(1009);

        assertThatThrownBy(large::join).cause().isInstanceOfSatisfying(MessageTooBigException.class, failure -> {
            assertThat(failure.length()).isBetween(1_000, 1_200);
            assertThat(failure).hasMessageContaining("1009").hasMessageContaining(failure.length() + " bytes");
        });
        assertThatThrownBy(small::join).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(medium::join).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThat(fixture.client.state()).isInstanceOf(Closed.class);
    }

    @Test
    void aMessageThatWasTooBigForTheOldConnectionIsNotSentOnTheNewOne() {
        ClientFixture fixture = ClientFixture.connected();
        var old = fixture.link();
        var large = fixture.client.request(new Order("x".repeat(1_000), "d1"), Ordered.class);
        fixture.settle()
                .text("{'type':'moving','payload':{'after_ms':0,'deadline_ms':5000}}")
                .pass(Duration.ofMillis(100))
                .greet();

        fixture.on(old).close(1009).on(fixture.network.last());

        assertThatThrownBy(large::join).hasCauseInstanceOf(MessageTooBigException.class);
        assertThat(fixture.link().count("order")).isZero();
        assertThat(fixture.client.state()).isEqualTo(new Connected("c2"));
    }

    @Test
    void closeWaitsForTheServersCloseFrameAndIsIdempotent() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.closeFromListener();
        assertThat(fixture.link().closeSent).isEqualTo(1000);
        assertThat(fixture.client.state()).isEqualTo(new Closed(1000, "", null));
        assertThat(fixture.client.closed()).isNotDone();

        fixture.close(1000);

        assertThat(fixture.client.closed()).isCompletedWithValue(new CloseInfo(1000, "", false, null));
        assertThat(fixture.time.timers()).isZero();
        fixture.client.close();
        assertThat(fixture.states).filteredOn(Closed.class::isInstance).hasSize(1);
    }

    @Test
    void theConnectionIsAbortedIfTheServerDoesNotAnswerTheClose() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.closeFromListener();

        fixture.pass(Duration.ofSeconds(5));

        assertThat(fixture.link().aborted).isTrue();
        assertThat(fixture.client.closed()).isCompleted();
        assertThat(fixture.time.timers()).isZero();
    }

    @Test
    void closeWhileWaitingToReconnectEndsAtOnce() {
        ClientFixture fixture = new ClientFixture().fail(new ConnectException("refused"));

        fixture.closeFromListener();

        assertThat(fixture.client.closed()).isCompleted();
        assertThat(fixture.time.timers()).isZero();
        assertThat(fixture.pass(Duration.ofMinutes(1)).network.attempts()).isEqualTo(1);
    }

    @Test
    void callsOfAnOldLinkAreIgnored() {
        ClientFixture fixture = ClientFixture.connected();
        var old = fixture.link();
        fixture.fail(new IOException("reset")).pass(Duration.ofSeconds(2)).greet();

        old.listener.onClose(1008, "late");
        old.listener.onText("{}");
        fixture.settle();

        assertThat(fixture.client.state()).isInstanceOf(Connected.class);
        assertThat(fixture.unknown).isEmpty();
    }
}

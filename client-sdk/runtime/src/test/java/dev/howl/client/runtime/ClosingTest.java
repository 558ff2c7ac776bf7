package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1008})
    void aCloseThatMeansItIsFinal(int code) {
        Rig rig = Rig.connected();

        rig.close(code);

        assertThat(rig.client.state()).asInstanceOf(type(Closed.class)).satisfies(closed -> assertThat(closed.code())
                .isEqualTo(code));
        assertThat(rig.client.closed()).isCompletedWithValueMatching(info -> info.remote() && info.code() == code);
        assertThat(rig.time.timers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1006, 1009, 1011, 1012, 4000, 4001, 4999})
    void everyOtherCloseIsFollowedByATry(int code) {
        Rig rig = Rig.connected();

        rig.close(code);
        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.network.tries()).isEqualTo(2);
    }

    @Test
    void ownCloseWaitsForTheServersCloseAndIsIdempotent() {
        Rig rig = Rig.connected();
        rig.closeFromListener();
        assertThat(rig.link().closeSent).isEqualTo(1000);
        assertThat(rig.client.state()).isEqualTo(new Closed(1000, "", null));
        assertThat(rig.client.closed()).isNotDone();

        rig.close(1000);

        assertThat(rig.client.closed()).isCompletedWithValue(new CloseInfo(1000, "", false, null));
        assertThat(rig.time.timers()).isZero();
        rig.client.close();
        assertThat(rig.states).filteredOn(Closed.class::isInstance).hasSize(1);
    }

    @Test
    void aServerThatDoesNotAnswerTheCloseIsCutOff() {
        Rig rig = Rig.connected();
        rig.closeFromListener();

        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.link().aborted).isTrue();
        assertThat(rig.client.closed()).isCompleted();
        assertThat(rig.time.timers()).isZero();
    }

    @Test
    void closeWhileWaitingToReconnectEndsAtOnce() {
        Rig rig = new Rig().fail(new ConnectException("refused"));

        rig.closeFromListener();

        assertThat(rig.client.closed()).isCompleted();
        assertThat(rig.time.timers()).isZero();
        assertThat(rig.pass(Duration.ofMinutes(1)).network.tries()).isEqualTo(1);
    }

    @Test
    void eventsOfAnOldLinkAreIgnored() {
        Rig rig = Rig.connected();
        var old = rig.link();
        rig.fail(new IOException("reset")).pass(Duration.ofSeconds(2)).greet();

        old.listener.onClose(1008, "late");
        old.listener.onText("{}");
        rig.settle();

        assertThat(rig.client.state()).isInstanceOf(Connected.class);
        assertThat(rig.unknown).isEmpty();
    }
}

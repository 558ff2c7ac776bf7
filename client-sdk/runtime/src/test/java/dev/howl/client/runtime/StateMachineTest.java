package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateMachineTest {
    private final Throwable cause = new IllegalStateException("lost");
    private final ConnectionState connecting = new Connecting(3);
    private final ConnectionState connected = new Connected("c1");
    private final ConnectionState reconnecting = new Reconnecting(4, Duration.ofSeconds(1), cause);
    private final ConnectionState closed = new Closed(1000, "", null);

    @Test
    void establishedIsPossibleOnlyInConnecting() {
        expect(new StateMachine.Established("c1"), Map.of(connecting, connected));
    }

    @Test
    void lostLeadsFromConnectingAndConnectedToReconnecting() {
        expect(
                new StateMachine.Lost(4, Duration.ofSeconds(1), cause),
                Map.of(connecting, reconnecting, connected, reconnecting));
    }

    @Test
    void dueLeadsFromReconnectingToTheAnnouncedAttempt() {
        expect(new StateMachine.Due(), Map.of(reconnecting, new Connecting(4)));
    }

    @Test
    void endedLeadsFromEveryOtherStateToClosed() {
        expect(
                new StateMachine.Ended(1000, "", null),
                Map.of(connecting, closed, connected, closed, reconnecting, closed));
    }

    /** Checks that the event leads from the states of the table to those given, and is refused in all others. */
    private void expect(StateMachine.Event event, Map<ConnectionState, ConnectionState> table) {
        for (ConnectionState state : new ConnectionState[] {connecting, connected, reconnecting, closed}) {
            Optional<ConnectionState> next = Optional.ofNullable(table.get(state));
            next.ifPresentOrElse(
                    expected -> assertThat(StateMachine.next(state, event)).isEqualTo(expected),
                    () -> assertThatIllegalStateException()
                            .as("%s in %s", event, state)
                            .isThrownBy(() -> StateMachine.next(state, event)));
        }
    }
}

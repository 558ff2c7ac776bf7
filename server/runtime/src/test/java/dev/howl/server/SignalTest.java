package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
    private static final Duration START = Duration.ofMinutes(2);

    /** Runs in the child process; prints its port. */
    public static void main(String[] arguments) {
        TestServer server = TestServer.start("howl.shutdown.signals=true", "howl.drain.timeout=" + arguments[0]);
        System.out.println("port " + server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalClosesAllSessionsAndTheProcessExitsWith0(String signal) {
        assertDrains(signal, 1);
    }

    /** Covers timeout(1), which signals the process and then its process group. */
    @Test
    void aSignalRepeatedAtOnceCountsOnce() {
        assertDrains("TERM", 2);
    }

    /** Covers an operator who does not want to wait for the clients that keep the drain going. */
    @Test
    void aSecondSignalCutsTheDrainShortAndTheProcessExitsWith1() {
        try (ChildProcess process = start("10m");
                ChatClient client = connect(process)) {
            // Stops at the second one that counts: a third would halt the process.
            do {
                process.signal("TERM");
            } while (!Await.holds(Duration.ofMillis(100), () -> process.output().contains("SIGTERM again")));
            client.next("moving");
            assertThat(client.raw().next().closeCode()).isEqualTo(1001);
            client.raw().close(1001);
            assertThat(process.awaitEnd()).isEqualTo(1);
        }
    }

    @Test
    void withoutSessionsASignalEndsTheProcessAtOnce() {
        try (ChildProcess process = start("10m")) {
            port(process);
            process.signal("TERM");
            assertThat(process.awaitEnd()).isZero();
        }
    }

    @Test
    void aClientThatNeverAnswersTheCloseDoesNotChangeTheExitCode() {
        try (ChildProcess process = start("500ms");
                ChatClient client = connect(process)) {
            process.signal("TERM");
            client.next("moving");
            assertThat(client.raw().next().closeCode()).isEqualTo(1001);
            assertThat(process.awaitEnd()).isZero();
        }
    }

    private static void assertDrains(String signal, int times) {
        try (ChildProcess process = start("6s")) {
            try (ChatClient client = connect(process)) {
                for (int i = 0; i < times; i++) {
                    process.signal(signal);
                }
                client.next("moving");
                assertThat(client.raw().next().closeCode()).isEqualTo(1001);
                client.raw().close(1001);
                assertThat(client.raw().read()).isNull();
            }
            assertThat(process.awaitEnd()).isZero();
        }
    }

    private static ChildProcess start(String timeout) {
        return ChildProcess.start(
                JavaCommand.mainClass(SignalTest.class.getName()).withDefaultSignals(), List.of(timeout));
    }

    private static ChatClient connect(ChildProcess process) {
        return new ChatClient(RawClient.open(port(process), "/chat/den"));
    }

    private static int port(ChildProcess process) {
        String line = process.awaitLine(text -> text.startsWith("port "), START);
        return Integer.parseInt(line.substring("port ".length()));
    }
}

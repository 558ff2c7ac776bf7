package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

    /** What the child process runs; tells its port. */
    public static void main(String[] arguments) {
        TestServer server = TestServer.start("howl.shutdown.signals=true", "howl.drain.timeout=" + arguments[0]);
        System.out.println("port " + server.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalClosesEveryoneAndTheProcessExitsWith0(String signal) throws Exception {
        assertDrains(signal, 1);
    }

    /** A process that is signalled itself and with its group gets two, as from timeout(1). */
    @Test
    void aSignalThatComesTwiceAtOnceCountsOnce() throws Exception {
        assertDrains("TERM", 2);
    }

    /** The client keeps the process waiting; whoever stops it does not want to wait. */
    @Test
    void aLaterSignalClosesEverybodyAtOnceAndTheProcessExitsWith1() throws Exception {
        Process process = start("10m");
        try (ChatClient client = connect(process)) {
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
                client.next("moving");
                int closed = client.raw().next().closeCode();
                client.raw().close(closed);
                return closed;
            });
            do {
                signal(process, "TERM");
            } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutClientsASignalEndsTheProcessAtOnce() throws Exception {
        Process process = start("10m");
        try {
            port(process);
            signal(process, "TERM");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertDrains(String signal, int times) throws Exception {
        Process process = start("4s");
        try {
            try (ChatClient client = connect(process)) {
                for (int i = 0; i < times; i++) {
                    signal(process, signal);
                }
                client.next("moving");
                assertThat(client.raw().next().closeCode()).isEqualTo(1001);
                client.raw().close(1001);
                assertThat(client.raw().read()).isNull();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String timeout) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SignalTest.class.getName(),
                        timeout)
                .redirectErrorStream(true)
                .start();
    }

    private static ChatClient connect(Process process) throws IOException {
        return new ChatClient(RawClient.open(port(process), "/chat/den"));
    }

    private static int port(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("port ")) {
            line = output.readLine();
        }
        assertThat(line).isNotNull();
        return Integer.parseInt(String.valueOf(line).substring(5));
    }

    private static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}

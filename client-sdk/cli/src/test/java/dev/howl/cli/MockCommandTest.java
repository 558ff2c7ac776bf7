package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl mock}. */
class MockCommandTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsWhatComesAndWhatBreaksTheContract() throws Exception {
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT);
                RawClient client = RawClient.connect(mock.address("events"))) {
            String id = client.await("initial").at("/payload/id").asString();
            client.send("{\"type\":\"connect\",\"payload\":{\"id\":\"" + id + "\"}}");
            client.send("{\"type\":\"subscribe\",\"payload\":{\"id\":7}}");
            client.await("error");
            Await.until("the lines", () -> mock.out().contains("-> error"));
            assertThat(mock.out().lines())
                    .anyMatch(line -> line.matches(".* #1 events <- connect \\{.*"))
                    .anyMatch(line -> line.matches(
                            ".* #1 events broken subscribe /payload/id: .* \\(type, .*howl.asyncapi.yaml:\\d+:\\d+\\)"))
                    .anyMatch(line -> line.matches(".* #1 events -> error \\{.*"));
        }
    }

    @Test
    void printsJsonAndMisbehavesAsTold() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path script =
                Files.writeString(folder.resolve("rules.yaml"), "rules: [ { on: ping, do: [ { close: 4000 } ] } ]");
        try (RunningCommand mock = new RunningCommand(
                "mock", CONTRACT, "--port", String.valueOf(port), "--json", "--script", script.toString())) {
            URI address = URI.create("ws://127.0.0.1:" + port + "/events");
            Await.until("the mock listens", () -> isOpen(port));
            try (RawClient client = RawClient.connect(address)) {
                String id = client.await("initial").at("/payload/id").asString();
                client.send("{\"type\":\"ping\",\"payload\":{\"id\":\"" + id + "\"}}");
                assertThat(client.awaitClosed().code()).isEqualTo(4000);
            }
            assertThat(mock.out().lines())
                    .allMatch(line -> line.startsWith("{"))
                    .anyMatch(line -> line.contains("\"event\":\"received\"") && line.contains("\"message\":\"ping\""));
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void exitsWith3IfThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.howl("mock", CONTRACT, "--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("cannot listen at 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("mock", CONTRACT, "--fault", "explode")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("there is no fault 'explode'; there are: delay=TIME");
        });
        assertThat(CommandRun.howl("mock", CONTRACT, "--fault", "drop,message=nothing")
                        .err())
                .contains("message 'nothing', which the contract does not have");
        assertThat(CommandRun.howl("mock", CONTRACT, "--channel", "news")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("no WebSocket channel 'news'; it has: events");
        });
        assertThat(CommandRun.howl("mock", CONTRACT, "--port", "70000").exitCode())
                .isEqualTo(2);
    }

    @Test
    void exitsWith1OnAnInvalidDocumentOrScript() throws Exception {
        assertThat(CommandRun.howl("mock", folder.resolve("nothing.yaml").toString())
                        .exitCode())
                .isEqualTo(1);
        Path script = Files.writeString(folder.resolve("rules.yaml"), "rules: [ { on: sing, do: [ reply ] } ]");
        assertThat(CommandRun.howl("mock", CONTRACT, "--script", script.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(1);
                    assertThat(run.err())
                            .contains("rules.yaml:1:12: error: clients send no message 'sing', but: connect");
                });
    }
}

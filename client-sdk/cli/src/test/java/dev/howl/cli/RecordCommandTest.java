package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl record}. */
class RecordCommandTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    private static String server(URI address) {
        return "ws://" + address.getAuthority();
    }

    private static String connect(RawClient client, String more) {
        String id = client.await("initial").at("/payload/id").asString();
        client.send("{\"type\":\"connect\",\"payload\":{\"id\":\"" + id + "\"" + more + "}}");
        return id;
    }

    @Test
    void printsViolationsAndASummaryAndExitsWith1() throws Exception {
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT);
                RunningCommand record =
                        new RunningCommand("record", CONTRACT, "--to", server(mock.address("events")))) {
            try (RawClient client = RawClient.connect(record.address("events"))) {
                connect(client, "");
                client.send("{\"type\":\"subscribe\",\"payload\":{\"id\":7}}");
                client.await("error");
            }
            Await.until("the violation", () -> record.out().contains("broken"));
            assertThat(record.stop()).isEqualTo(1);
            assertThat(record.out().lines())
                    .anyMatch(line -> line.matches(".* #1 events client -> server broken subscribe /payload/id: .*"
                            + " \\(type, .*howl.asyncapi.yaml:\\d+:\\d+\\)"))
                    .noneMatch(line -> line.contains("\"type\":\"connect\""))
                    .anyMatch(line -> line.matches("messages \\d+/\\d+; not seen: .*"))
                    .anyMatch(line -> line.matches("overhead: median \\d+ µs, p99 .*, of \\d+ frames on 1 connection"))
                    .anyMatch(line -> line.contains("by clients, 0 by the server"));
        }
    }

    @Test
    void writesATranscriptWithoutTokensThatAMockReplays() throws Exception {
        Path transcript = folder.resolve("events.jsonl");
        Path script = Files.writeString(
                folder.resolve("rules.yaml"), "rules: [ { on: ping, do: [ { error: rate_limited } ] } ]");
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT, "--script", script.toString());
                RunningCommand record = new RunningCommand(
                        "record",
                        CONTRACT,
                        "--to",
                        server(mock.address("events")),
                        "--messages",
                        "--out",
                        transcript.toString());
                RawClient client = RawClient.connect(record.address("events"))) {
            subscribe(client, connect(client, ",\"token\":\"t0p-secret\""), "r-1");
            Await.until("the answer", () -> record.out().contains("server -> client subscribe_confirmation"));
            assertThat(record.stop()).isZero();
            assertThat(record.out() + Files.readString(transcript))
                    .contains("\"token\":\"***\"")
                    .doesNotContain("t0p-secret");
        }
        String epoch = Files.readAllLines(transcript).stream()
                .filter(line -> line.contains("\"message\":\"subscribe_confirmation\""))
                .map(line -> line.replaceAll(".*\"epoch\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT, "--replay", transcript.toString());
                RawClient client = RawClient.connect(mock.address("events"))) {
            subscribe(client, connect(client, ""), "r-2");
            assertThat(client.await("subscribe_confirmation").toString()).contains(epoch, "\"r-2\"");
        }
    }

    private static void subscribe(RawClient client, String id, String ref) {
        client.send("{\"type\":\"subscribe\",\"payload\":{\"id\":\"" + id + "\",\"topic\":\"wisdom\"},\"ref\":\"" + ref
                + "\"}");
    }

    @Test
    void printsJsonWithItsPortFirstAndTheSummaryLast() throws Exception {
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT);
                RunningCommand record =
                        new RunningCommand("record", CONTRACT, "--json", "--to", server(mock.address("events")))) {
            Await.until("the address", () -> record.out().contains("\"url\":\"ws://127.0.0.1:"));
            assertThat(record.stop()).isZero();
            assertThat(record.out().lines())
                    .allMatch(line -> line.startsWith("{"))
                    .hasSize(2);
            assertThat(record.out()).contains("\"event\":\"summary\",\"violations\":0");
        }
    }

    @Test
    void exitsWith3IfTheTargetCannotBeReached() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        CommandRun run = CommandRun.howl("record", CONTRACT, "--to", "ws://127.0.0.1:" + free);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("howl: cannot reach ws://127.0.0.1:" + free);
    }

    @Test
    void exitsWith2OnBadUsageAndWith1OnAnInvalidDocument() {
        assertThat(CommandRun.howl("record", CONTRACT).exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("record", CONTRACT, "--to", "ws://127.0.0.1/events")
                        .err())
                .contains("without path");
        assertThat(CommandRun.howl("record", CONTRACT, "--to", "http://127.0.0.1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("record", CONTRACT, "--to", "ws://127.0.0.1", "--listen", "70000")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("record", folder.resolve("no.yaml").toString(), "--to", "ws://127.0.0.1")
                        .exitCode())
                .isEqualTo(1);
        Path wrong = folder.resolve("wrong.jsonl");
        assertThat(CommandRun.howl("mock", CONTRACT, "--replay", wrong.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(1);
                    assertThat(run.err()).contains("wrong.jsonl:1:1: error: the transcript cannot be read");
                });
    }
}

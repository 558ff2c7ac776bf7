package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.runtime.Json;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testservices.RedisServer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of the lines that the server writes on standard output. */
class LogLinesTest {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ";
    private static final Pattern PAGE = Pattern.compile("page +http://[^:]+:(\\d+)/");

    @TempDir
    private Path data = Path.of("");

    @Test
    void aLineHasDateTimeAndZoneAndTheStartTellsWhereChannelsAreServed() {
        try (ChildProcess program = start("", "--logging.level.dev.howl=debug")) {
            program.awaitLine(line -> line.contains("is served at /original/broadcast"), START);
            List<String> logged = program.output()
                    .lines()
                    .filter(line -> line.contains(" INFO ") || line.contains(" DEBUG "))
                    .toList();
            assertThat(logged).isNotEmpty().allMatch(line -> line.matches(TIME + ".*"));
            assertThat(logged.stream().filter(line -> line.contains("is served at")))
                    .hasSize(8)
                    .anyMatch(line -> line.contains("Channel events of 'Howl' ") && line.contains(" at /events: "))
                    .anyMatch(line -> line.contains(" at /original/weather/alert: "));
        }
    }

    @Test
    void everyLineOfStructuredLogsIsJson() {
        // Standard error has the generated token, and warnings of newer JVMs.
        try (ChildProcess program = start("exec 2>/dev/null; ", "--logging.structured.format.console=ecs")) {
            program.awaitLine(line -> line.contains("up in"), START);
            program.awaitLine(line -> line.contains("is served at /original/broadcast"), START);
            assertThat(program.output().lines()).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(
                            Json.read(line).path("@timestamp").isString())
                    .isTrue());
        }
    }

    @Test
    void nothingIsToldAboutRepositoriesOfSpringData() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ChildProcess program = start("", "--howl.engine=redis", "--spring.data.redis.port=" + redis.port())) {
            program.awaitLine(line -> line.startsWith("  publish token"), START);
            assertThat(program.output()).doesNotContainIgnoringCase("Spring Data", "repositories");
        }
    }

    @Test
    void aProcessWithoutDescriptorsSaysSoAndAcceptsAgain() throws Exception {
        try (ChildProcess program = start("ulimit -n 600; ")) {
            program.awaitLine(line -> line.contains("publish token"), START);
            Matcher page = PAGE.matcher(program.output());
            assertThat(page.find()).isTrue();
            int port = Integer.parseInt(page.group(1));
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            program.awaitLine(line -> line.contains("LimitNOFILE"), START);
            for (Socket socket : sockets) {
                socket.close();
            }
            URI ready = URI.create("http://127.0.0.1:" + port + "/actuator/health/liveness");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(program.output().lines().filter(line -> line.contains("could not be accepted")))
                    .singleElement()
                    .asString()
                    .contains(" ERROR ", "Too many open files", "ulimit -n", "howl.limits.connections");
            assertThat(program.output()).doesNotContain("\tat ");
        }
    }

    /** @param before commands of the shell that starts the server */
    private ChildProcess start(String before, String... settings) {
        List<String> line = new ArrayList<>(List.of("bash", "-c", before + "exec \"$@\"", "bash"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(RealServer.COMMAND.arguments());
        line.addAll(List.of("--server.port=0", "--howl.data-dir=" + data));
        line.addAll(List.of(settings));
        return ChildProcess.start(line);
    }
}

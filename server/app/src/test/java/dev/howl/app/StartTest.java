package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance test of the start: the banner, and the exit code and sentence of a start that fails. */
class StartTest {

    @Test
    void printsTheAddressesOnceTheServerIsUp() throws Exception {
        try (ServerUnderTest server = RealServer.start()) {
            server.program().awaitLine(line -> line.startsWith("  publish token"), Duration.ofSeconds(60));
            String output = server.program().output();
            String version = RealServer.contract().contractVersion();
            assertThat(output)
                    .containsPattern("(?m)^Howl \\d+\\.\\d+\\.\\d+\\S* · contract " + version
                            + " · embedded engine · up in \\d+\\.\\d s$")
                    .containsPattern("(?m)^  page     http://127\\.0\\.0\\.1:\\d+/$")
                    .containsPattern("(?m)^  docs     http://127\\.0\\.0\\.1:\\d+/docs$")
                    .containsPattern("(?m)^  events   ws://127\\.0\\.0\\.1:\\d+/events$")
                    .containsPattern("(?m)^  publish token \\(until exit\\): [A-Za-z0-9_-]{43}$")
                    .doesNotContain(" WARN ", " ERROR ");
            try (RawClient client = RawClient.connect(server.ws("/events"))) {
                assertThat(client.await("initial").isObject()).isTrue();
            }
        }
    }

    @Test
    void acceptsThePrintedPublishToken() throws Exception {
        try (ServerUnderTest server = RealServer.start()) {
            String prefix = "  publish token (until exit): ";
            String line = server.program().awaitLine(text -> text.startsWith(prefix), Duration.ofSeconds(60));
            String token = line.substring(prefix.length());
            assertThat(server.program().output()).containsOnlyOnce(token);
            try (Peer peer = Peer.connected(server)) {
                assertThat(peer.ask("list_broadcasts", Map.of(), "before")
                                .at("/payload/code")
                                .stringValue())
                        .isEqualTo("unauthenticated");
                peer.send("connect", Map.of("token", token), "c");
                assertThat(peer.ask("list_broadcasts", Map.of(), "after")
                                .path("type")
                                .stringValue())
                        .isEqualTo("scheduled_broadcasts");
            }
        }
    }

    @Test
    void doesNotPrintAConfiguredPublishToken() throws Exception {
        String token = "0123456789-abcdefghijklmnopqrstuv";
        try (ServerUnderTest server = RealServer.start("howl.security.publish-token=" + token);
                Peer peer = Peer.open(server, "Authorization", "Bearer " + token)) {
            peer.send("connect");
            assertThat(peer.ask("list_broadcasts", Map.of(), "r").path("type").stringValue())
                    .isEqualTo("scheduled_broadcasts");
            assertThat(server.program().output()).doesNotContain(token, "publish token");
        }
    }

    @Test
    void printsAsciiOnlyWhereTheTerminalIsAscii() {
        JavaCommand ascii = RealServer.COMMAND.with("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII");
        try (ChildProcess program = ChildProcess.start(ascii, List.of("--server.port=0"))) {
            String line = program.awaitLine(text -> text.startsWith("Howl "), Duration.ofSeconds(60));
            assertThat(line).contains(" - contract ").doesNotContain("?");
        }
    }

    @TestFactory
    Stream<DynamicTest> exitsWith2AndNamesABadSetting() {
        return BadSettings.areRefused("""
                howl.wisdom.interval=never         | howl.wisdom.interval: 'never' is not a valid duration
                howl.wisdom.interval=1ms           | howl.wisdom.interval must be at least 10ms
                howl.limits.connections=0          | howl.limits.connections is 0 connections; it must be from 1 to 1000000
                howl.limits.message-bytes=lots     | howl.limits.message-bytes: 'lots' does not match data size pattern
                howl.security.publish-token=x      | howl.security.publish-token must have from 32 to 4096 characters, all of them letters, digits or -._~+/
                howl.channels.event.enabled=no     | howl.channels is 'event': there is no such channel; the channels are events, originalBroadcast, originalModeration, originalStatus, originalWeatherAlert, originalWeatherChat, originalWeatherEcho, originalWisdom
                howl.channels.events.drain-code=1000 | howl.channels.events.drain-code is '1000': it must be 1001 or 1012
                howl.originals.broadcast.workers=0 | howl.originals.broadcast.workers must be from 1 to 1000
                howl.security.hmac-secret=short    | howl.security.hmac-secret must have at least 32 bytes
                howl.security.jwks-uri=keys        | howl.security.jwks-uri must be an http or https address, without a user in it
                howl.engine=kafka                  | howl.engine is 'kafka'; it must be embedded or redis
                howl.redis.namespace={a}           | howl.redis.namespace is '{a}'; it must be 1 to 64 letters, digits, dots, hyphens or underscores
                howl.broadcasts.misfire-window=1ms | howl.broadcasts.misfire-window must be from 1s to 1d
                howl.broadcasts.max-schedules=0    | howl.broadcasts.max-schedules is 0; it must be from 1 to 10000
                howl.limits.conections=5           | howl.limits.conections is not a setting; did you mean howl.limits.connections?
                howl.wisdom.intervall=1s           | howl.wisdom.intervall is not a setting; did you mean howl.wisdom.interval?
                howl.dataDri=x                     | howl.dataDri is not a setting; did you mean howl.data-dir?
                howl.channels.events.adress=/x     | howl.channels.events.adress is not a setting; did you mean howl.channels.<channel>.address?
                howl.security.allowed-origin[0]=x  | howl.security.allowed-origin[0] is not a setting; did you mean howl.security.allowed-origins?
                howl.security.allowed-hosts=a:1    | howl.security.allowed-hosts: 'a:1' is not a host name or IP address, such as howl.example; a port is not part of it
                howl.security.trusted-proxies=me   | howl.security.trusted-proxies: 'me' is not an IP address or range, such as 10.0.0.7, 10.0.0.0/8 or fd00::/8
                howl.data-dir=a;b                  | howl.data-dir is 'a;b': it must not contain ';'
                howl.data-dir=/dev/null/data       | howl.data-dir is '/dev/null/data': /dev/null is not a directory
                spring.profiles.active=weahter     | the profile 'weahter' of spring.profiles.active does not exist; the profiles are status-dashboard, moderation, wisdom, weather, broadcast, and those with a file application-NAME.yaml
                howl.readiness.requires=engine,db  | howl.readiness.requires is 'db'; it must be any of database, engine, leader, upstream
                server.http2.enabled=true          | server.http2.enabled is 'true': the server serves HTTP/1.1 only; unset it, and let a proxy in front serve HTTP/2
                server.http2.enabled=perhaps       | server.http2.enabled: Invalid boolean value 'perhaps'
                server.port=eighty                 | server.port is 'eighty': Failed to convert to type java.lang.Integer
                """);
    }

    @Test
    void exitsWith2WhenBothTokenVerifiersAreConfigured() {
        List<String> arguments = List.of(
                "--howl.security.hmac-secret=0123456789-abcdefghijklmnopqrstuv",
                "--howl.security.jwks-uri=https://issuer.example/keys");
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines())
                    .last()
                    .isEqualTo("Howl did not start: howl.security.hmac-secret and howl.security.jwks-uri are set;"
                            + " only one of them may be");
            assertThat(program.output()).doesNotContain("0123456789");
        }
    }

    @Test
    void exitsWith1WhenThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFails(
                    1,
                    "port " + taken.getLocalPort() + " is in use; stop what uses it, or set server.port to another",
                    "--server.port=" + taken.getLocalPort());
        }
    }

    @Test
    void takesSettingsInEverySpelling() throws Exception {
        try (ServerUnderTest server = RealServer.start(
                "howl.wisdom.INTERVAL=1h",
                "howl.limits.messageBytes=64KB",
                "howl.security.allowed_hosts[0]=howl.example",
                "howl.channels[originalWisdom].wait-in-drain=false")) {
            assertThat(server.program().output()).doesNotContain(" WARN ");
        }
    }

    @Test
    void warnsOfAMisspeltVariableOnceAndOfOtherProgramsNever(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve(".env"), "HOWL_WISDOM_INTERVALL=1s\nHOWL_URL=http://localhost\n");
        Map<String, String> variables = Map.ofEntries(
                Map.entry("HOWL_LIMITS_CONECTIONS", "5"),
                Map.entry("HOWL_LIMITS_MESSAGE_BYTES", "64KB"),
                Map.entry("HOWL_SECURITY_ALLOWEDHOSTS_0", "howl.example"),
                Map.entry("HOWL_CHANNELS_ORIGINALWISDOM_ENABLED", "true"),
                Map.entry("HOWL_URL", "http://localhost"),
                Map.entry("HOWL_TOKEN", "x"),
                Map.entry("HOWL_HMAC_SECRET", "x"),
                Map.entry("HOWL_PORT", "tcp://10.0.0.1:8080"),
                Map.entry("HOWL_PORT_8080_TCP_ADDR", "10.0.0.1"),
                Map.entry("HOWL_SERVICE_HOST", "10.0.0.1"),
                Map.entry("HOWL_SERVICE_PORT_HTTP", "8080"));
        List<String> command = command();
        command.add(1, "-Dhowl.coverage=target/contract/seen");
        try (ChildProcess program = ChildProcess.start(command, directory, variables)) {
            program.awaitLine(line -> line.startsWith("Howl "), Duration.ofSeconds(60));
            assertThat(program.output().lines().filter(line -> line.contains(" WARN ")))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line)
                                    .endsWith(warning("HOWL_LIMITS_CONECTIONS", "HOWL_LIMITS_CONNECTIONS")),
                            line -> assertThat(line)
                                    .endsWith(warning("HOWL_WISDOM_INTERVALL", "HOWL_WISDOM_INTERVAL")));
        }
    }

    private static String warning(String name, String nearest) {
        return name + " in the environment is not a setting and has no effect; did you mean " + nearest + "?";
    }

    @Test
    void exitsWith2OnAMisspeltSettingInAFile(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("application.yaml"), "howl: {limits: {conections: 5}}");
        try (ChildProcess program = ChildProcess.start(command(), directory, Map.of())) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines())
                    .last()
                    .isEqualTo("Howl did not start: howl.limits.conections is not a setting; did you mean"
                            + " howl.limits.connections?");
        }
    }

    /** Returns the command line of a server that can be started in another directory. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RealServer.COMMAND.arguments());
        command.add("--server.port=0");
        return command;
    }

    @ParameterizedTest
    @CsvSource({"--help, 'Usage: java -jar howl-server.jar'", "--version, 'Howl '"})
    void printsHelpAndVersionAndExitsWith0(String argument, String text) {
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, List.of(argument))) {
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.output()).contains(text).doesNotContain("up in", " INFO ");
        }
    }

    @Test
    void exitsWith2WhenTheServerCannotListenOnTheAddress() {
        try (ChildProcess program =
                ChildProcess.start(RealServer.COMMAND, List.of("--server.address=192.0.2.7", "--server.port=0"))) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output())
                    .contains(
                            "Howl did not start: the server cannot listen (",
                            "); correct server.address or server.port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void exitsWith2WhenASharedDatabaseIsRequiredButNotConfigured() {
        List<String> arguments = List.of("--howl.engine=redis", "--howl.database.missing=refuse");
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output())
                    .endsWith("Howl did not start: topic 'incidents' is durable; with howl.engine=redis this needs"
                            + " a database that all nodes share\n"
                            + "Set spring.datasource.url to a MySQL or MariaDB database.")
                    .doesNotContain("\tat ", "APPLICATION FAILED");
        }
    }

    @Test
    void exitsWith1WhenRedisCannotBeReached() {
        List<String> arguments = List.of("--howl.engine=redis", "--spring.data.redis.port=1");
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.output().lines())
                    .last()
                    .asString()
                    .startsWith("Howl did not start: Redis at localhost:1 could not be used within 10 s (")
                    .endsWith("); howl.engine=redis needs it, see spring.data.redis.*");
            assertThat(program.output()).doesNotContain("\tat ", "APPLICATION FAILED");
        }
    }

    @Test
    void checksNoRedisHealthWithTheEmbeddedEngine() throws Exception {
        try (ServerUnderTest server = RealServer.start("spring.data.redis.port=1")) {
            HttpResponse<String> health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.http("/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
        }
    }

    /** Asserts that the start prints one sentence only: no failure report of Spring Boot and no stack trace. */
    private static void assertFails(int code, String reason, String argument) {
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, List.of(argument))) {
            assertThat(program.awaitEnd()).isEqualTo(code);
            String output = program.output();
            assertThat(output.lines()).last().isEqualTo("Howl did not start: " + reason);
            assertThat(output).doesNotContain("Exception", "\tat ", "APPLICATION FAILED");
        }
    }
}

package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.testservices.StubDashboard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the drain on SIGTERM and SIGINT, and of the exit code. */
class ShutdownTest {
    private static final Duration START = Duration.ofSeconds(60);
    /** Settings with which a server without other nodes waits for its clients. */
    private static final String[] AWAITED = {"howl.drain.timeout=10m", "howl.channels.events.wait-in-drain=true"};

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void sendsMovingThenClosesWith1001AndExitsWith0OnASignal(String signal) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(
                        RealServer.COMMAND.withDefaultSignals(),
                        RealServer.DOCUMENT,
                        "howl.wisdom.interval=10ms",
                        "howl.drain.timeout=8s",
                        "howl.drain.spread=1s");
                Peer reading = Peer.subscribed(server);
                Peer silent = Peer.open(server);
                Peer going = Peer.subscribed(server)) {
            reading.await("wisdom_distribution");
            server.program().signal(signal);
            List<Long> after = new ArrayList<>();
            for (Peer peer : List.of(reading, silent, going)) {
                JsonNode moving = peer.await("moving").path("payload");
                after.add(moving.path("after_ms").longValue());
                assertThat(moving.path("deadline_ms").longValue()).isBetween(0L, 2000L);
            }
            assertThat(after).containsExactlyInAnyOrder(0L, 333L, 666L);
            going.send("disconnect");
            assertThat(going.raw().awaitClosed().code()).isEqualTo(1000);
            assertThat(reading.raw().awaitClosed().code()).isEqualTo(1001);
            assertThat(silent.raw().awaitClosed().code()).isEqualTo(1001);
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @Test
    void isOutOfServiceAndRefusesHandshakesWhileDraining() throws Exception {
        try (ServerUnderTest server = RealServer.start(AWAITED);
                Peer peer = Peer.connected(server)) {
            assertHealth(server, "", 200, "UP");
            assertHealth(server, "/readiness", 200, "UP");
            server.program().signal("TERM");
            peer.await("moving");
            assertHealth(server, "/readiness", 503, "OUT_OF_SERVICE");
            assertHealth(server, "", 503, "OUT_OF_SERVICE");
            assertHealth(server, "/liveness", 200, "UP");
            URI events = server.ws("/events");
            try (RawSocket socket = RawSocket.connect(new InetSocketAddress(events.getHost(), events.getPort()))) {
                HttpHead refusal = socket.upgrade(events.getRawPath());
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(refusal.header("Retry-After")).hasValue("5");
            }
            assertThat(peer.receiveAll()).isEmpty();
            peer.send("disconnect");
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1000);
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @Test
    void closesAllSessionsAtOnceAndExitsWith1OnASecondSignal() throws Exception {
        try (ServerUnderTest server = RealServer.start(AWAITED);
                Peer peer = Peer.connected(server)) {
            // Stop signalling once the second signal is logged: a third one halts the process.
            do {
                server.program().signal("TERM");
            } while (!Await.holds(
                    Duration.ofMillis(300), () -> server.program().output().contains("SIGTERM again")));
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1001);
            assertThat(server.program().awaitEnd()).isEqualTo(1);
        }
    }

    @Test
    void exitsAtOnceWithoutSessions() {
        try (ServerUnderTest server = RealServer.start("howl.drain.timeout=10m")) {
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void drainsWhenTheSameSignalIsDeliveredTwiceAtOnce() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.drain.timeout=8s")) {
            try (RawSocket socket = RawSocket.open(server.ws("/events"))) {
                assertThat(socket.readFrame().map(WireFrame::opcode)).contains(Opcode.TEXT);
                server.program().signal("TERM");
                server.program().signal("TERM");
                assertThat(socket.readFrame().map(WireFrame::opcode)).contains(Opcode.TEXT);
                assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(1001);
                socket.sendClose(1001);
                assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.EOF);
            }
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @Test
    void exitsWith0WhenAClientNeverAnswersTheClose() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.drain.timeout=1s");
                RawSocket socket = RawSocket.open(server.ws("/events"))) {
            assertThat(socket.readFrame().map(WireFrame::opcode)).contains(Opcode.TEXT);
            server.program().signal("TERM");
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void exitsWith0OnASignalBeforeTheContextExists(String signal, @TempDir Path data) {
        List<String> arguments =
                List.of("--logging.level.org.springframework.boot=debug", "--server.port=0", "--howl.data-dir=" + data);
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND.withDefaultSignals(), arguments)) {
            program.awaitLine(line -> line.contains(" DEBUG "), START);
            program.signal(signal);
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.output()).doesNotContain("did not start", " ERROR ");
        }
    }

    /** Lets the dashboard answer the first poll of a fail-fast start only after the signal, which thus comes during the start. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exitsWith0OnASignalDuringTheStart(boolean startSucceeds, @TempDir Path data) {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> signalled = new CompletableFuture<>();
        try (StubDashboard dashboard = StubDashboard.start()) {
            dashboard.answer(exchange -> {
                asked.complete(null);
                signalled.join();
                (startSucceeds ? dashboard.json("[]") : dashboard.status(500)).to(exchange);
            });
            List<String> arguments = List.of(
                    "--" + dashboard.setting(),
                    "--howl.incidents.fail-fast=true",
                    "--howl.incidents.request-timeout=1m",
                    "--server.port=0",
                    "--howl.data-dir=" + data);
            try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
                asked.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
                program.signal("TERM");
                program.awaitLine(line -> line.contains("SIGTERM"), START);
                signalled.complete(null);
                assertThat(program.awaitEnd()).isZero();
                assertThat(program.output()).doesNotContain("did not start");
            }
        }
    }

    /** Covers a start that waits for a service which never answers. */
    @Test
    void exitsWith0OnASignalWhileTheStartWaitsForRedis(@TempDir Path data) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<String> arguments = List.of(
                    "--howl.engine=redis",
                    "--spring.data.redis.host=127.0.0.1",
                    "--spring.data.redis.port=" + silent.getLocalPort(),
                    "--server.port=0",
                    "--howl.data-dir=" + data);
            try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
                silent.setSoTimeout((int) START.toMillis());
                silent.accept();
                program.signal("TERM");
                assertThat(program.awaitEnd()).isZero();
                assertThat(program.output()).doesNotContain("did not start", " ERROR ");
            }
        }
    }

    private static void assertHealth(ServerUnderTest server, String group, int code, String status) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.http("/actuator/health" + group)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body()).contains("\"status\":\"" + status + "\"");
    }
}

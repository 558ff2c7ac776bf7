package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the drain on SIGTERM and SIGINT, and of the exit code. */
class ShutdownTest {

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void sendsMovingThenClosesWith1001AndExitsWith0OnASignal(String signal) throws Exception {
        try (ServerUnderTest server =
                        RealServer.start("howl.wisdom.interval=10ms", "howl.drain.timeout=8s", "howl.drain.spread=1s");
                Peer reading = Peer.subscribed(server);
                Peer silent = Peer.open(server);
                Peer going = Peer.subscribed(server)) {
            reading.await("wisdom_distribution");
            server.program().signal(signal);
            List<Long> after = new ArrayList<>();
            for (Peer peer : List.of(reading, silent, going)) {
                JsonNode moving = peer.await("moving").path("payload");
                after.add(moving.path("after_ms").longValue());
                assertThat(moving.path("deadline_ms").longValue()).isBetween(500L, 4000L);
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
        try (ServerUnderTest server = RealServer.start("howl.drain.timeout=10m");
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
        try (ServerUnderTest server = RealServer.start("howl.drain.timeout=10m");
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

    private static void assertHealth(ServerUnderTest server, String group, int code, String status) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.http("/actuator/health" + group)).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body()).contains("\"status\":\"" + status + "\"");
    }
}

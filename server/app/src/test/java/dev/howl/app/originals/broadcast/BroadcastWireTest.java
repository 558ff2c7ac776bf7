package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acceptance test of the broadcast server's wire, byte for byte, as one worker speaks it. */
class BroadcastWireTest {
    private static final String ADDRESS = "/original/broadcast";
    private static final String SCHEDULED = "Scheduled broadcast";
    private static final String SENT = "Immediate message sent";
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** Allowed difference between the clocks of the server's process and the test's. */
    private static final Duration TOLERANCE = Duration.ofMillis(50);

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                RealServer.COMMAND,
                OriginalContracts.check("broadcast", ADDRESS),
                "howl.originals.broadcast.interval=" + INTERVAL,
                "howl.wisdom.interval=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TextPeer open() throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS);
    }

    @Test
    void supportsTheConversationOfTheContract() throws Exception {
        try (TextPeer peer = open()) {
            peer.assertAnswer("send_now", SENT);
            peer.assertAnswer("ping", "pong");
            peer.assertAnswer("send_now \r\n", SENT);
            peer.send("send_now").send("ping").send("send_now");
            peer.assertReceives(SENT);
            peer.assertReceives("pong");
            peer.assertReceives(SENT);
            peer.assertReceives(SCHEDULED);
        }
    }

    @Test
    void meetsAnythingElseWithSilence() throws Exception {
        server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
        try (TextPeer peer = open()) {
            for (String text : List.of("hello", "", "ping\n", "ping ", " ping", "PING", "send now", "{}")) {
                peer.send(text);
            }
            peer.socket().sendFrame(true, 0, Opcode.BINARY, "ping".getBytes(StandardCharsets.UTF_8));
            peer.assertAnswer("ping", "pong");
        }
    }

    @Test
    void countsTheIntervalFromEachClientsConnect() throws Exception {
        long opening = System.nanoTime();
        try (TextPeer peer = open()) {
            for (int tick = 1; tick <= 3; tick++) {
                peer.assertReceives(SCHEDULED);
                assertThat(since(opening))
                        .isGreaterThan(INTERVAL.multipliedBy(tick).minus(TOLERANCE));
            }
        }
    }

    @Test
    void skipsNoTickForASender() throws Exception {
        int others = server.recorder().connections();
        try (TextPeer peer = open();
                TextPeer other = open()) {
            for (int tick = 1; tick <= 3; tick++) {
                peer.assertReceives(SCHEDULED);
                peer.assertAnswer("send_now", SENT);
                other.assertReceives(SCHEDULED);
            }
            other.assertReceives(SCHEDULED);
            int ofOther = ticks(others + 2).size();
            // The sender connected first, so it has as many ticks, though the last may still be under way.
            assertThat(ticks(others + 1)).hasSizeGreaterThanOrEqualTo(ofOther - 1);
        }
    }

    /** Returns the scheduled broadcasts that a connection has received so far. */
    private static List<RecordedFrame> ticks(int connection) {
        return server.recorder().frames(Direction.TO_CLIENT).stream()
                .filter(frame ->
                        frame.connection() == connection && frame.text().equals(SCHEDULED))
                .toList();
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}

package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Byte for byte what clients of the broadcast server send and are sent, with one worker. */
class BroadcastWireTest {
    private static final String ADDRESS = "/original/broadcast";
    private static final String SCHEDULED = "Scheduled broadcast";
    private static final String SENT = "Immediate message sent";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** A clock of the server's and one of the test's, and two programs that must get their turns. */
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
    void theConversationIsThatOfTheDocument() throws Exception {
        try (TextPeer peer = open()) {
            peer.asks("send_now", SENT);
            peer.asks("ping", "pong");
            peer.asks("hello", "Unknown message; send 'send_now' or 'ping'");
            peer.asks("ping\n", "pong");
            peer.asks("send_now \r\n", SENT);
            peer.asks("", "Unknown message; send 'send_now' or 'ping'");
            peer.say("send_now").say("ping").say("send_now");
            peer.hears(SENT);
            peer.hears("pong");
            peer.hears(SENT);
            peer.hears(SCHEDULED);
        }
    }

    @Test
    void aBinaryFrameIsRefusedInWords() throws Exception {
        server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
        try (TextPeer peer = open()) {
            peer.socket().sendFrame(true, 0, Opcode.BINARY, new byte[] {1});
            assertThat(peer.hear()).startsWith("Error: ");
            peer.asks("ping", "pong");
        }
    }

    @Test
    void eachClientHasAScheduleOfItsOwn() throws Exception {
        try (TextPeer peer = open()) {
            long opened = System.nanoTime();
            for (int tick = 1; tick <= 3; tick++) {
                peer.hears(SCHEDULED);
                assertThat(Duration.ofNanos(System.nanoTime() - opened))
                        .isBetween(
                                INTERVAL.multipliedBy(tick).minus(TOLERANCE),
                                INTERVAL.multipliedBy(tick).plus(INTERVAL.dividedBy(2)));
            }
        }
    }

    @Test
    void whoSentAtOnceIsLeftOutExactlyOnce() throws Exception {
        try (TextPeer peer = open()) {
            peer.hears(SCHEDULED);
            long first = System.nanoTime();
            peer.asks("send_now", SENT);
            peer.asks("send_now", SENT);
            peer.hears(SCHEDULED);
            assertThat(Duration.ofNanos(System.nanoTime() - first))
                    .isBetween(
                            INTERVAL.multipliedBy(2).minus(TOLERANCE),
                            INTERVAL.multipliedBy(2).plus(INTERVAL.dividedBy(2)));
            peer.hears(SCHEDULED);
            assertThat(Duration.ofNanos(System.nanoTime() - first)).isLessThan(INTERVAL.multipliedBy(4));
        }
    }
}

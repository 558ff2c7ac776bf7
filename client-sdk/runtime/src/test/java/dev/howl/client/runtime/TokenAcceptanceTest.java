package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howl.client.runtime.ConnectionState.Connected;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wait of {@code connect()} for a token that is in the connect message. */
@Timeout(120)
class TokenAcceptanceTest {
    /** The test waits for it; a busy machine must have sent the handshake and read the greeting by then. */
    private static final Duration ENOUGH_TO_GREET = Duration.ofSeconds(4);

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void aWrongTokenFailsConnectWithTheCodeOfTheServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, this::serve)) {
            ConnectFailedException failure = catchThrowableOfType(
                    ConnectFailedException.class, client(server).token(() -> "wrong")::connect);

            assertThat(failure.kind()).isEqualTo(ConnectFailureKind.CLIENT_REFUSED);
            assertThat(failure).hasMessageContaining("'unauthenticated': not you; check the token");
            assertThat(failure).cause().isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(
                            refused.code())
                    .isEqualTo("unauthenticated"));
        }
    }

    @Test
    void aTokenIsAcceptedWithThePongThatFollows() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, this::serve);
                Connection client = client(server).token(() -> "right").connect()) {
            assertThat(client.state()).isEqualTo(new Connected("c1"));
            assertThat(received).hasSize(2).last().asString().contains("\"tick\"");
        }
    }

    @Test
    void withoutATokenNothingIsAwaited() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, this::serve)) {
            client(server).connect().close();

            assertThat(received).singleElement().asString().contains("\"hello\"");
        }
    }

    @Test
    void aServerWithoutPongsIsWaitedForNoLongerThanTheTimeout() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
                    peer.greet();
                    peer.answerClose();
                });
                Connection client = client(server)
                        .token(() -> "right")
                        .connectTimeout(ENOUGH_TO_GREET)
                        .connect()) {
            assertThat(client.state()).isEqualTo(new Connected("c1"));
        }
    }

    private static ClientBuilder<Connection> client(ScriptedServer server) {
        return new ClientBuilder<Connection>(server.uri(), ShipsContract.spec(), connection -> connection)
                .backoff(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    private void serve(ScriptedServer.Peer peer) throws IOException {
        peer.greet();
        while (true) {
            ScriptedServer.Peer.Received frame = peer.read();
            if (frame.opcode() == 8) {
                peer.close(frame.closeCode());
                return;
            }
            String text = frame.text();
            received.add(text);
            String ref = text.replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1");
            if (text.contains("wrong")) {
                peer.text("{\"type\":\"refused\",\"ref\":\"" + ref + "\",\"payload\":{\"code\":\"unauthenticated\","
                        + "\"message\":\"not you\",\"retryable\":false,\"terminal\":false}}");
            } else if (text.contains("\"tick\"")) {
                peer.text("{\"type\":\"tock\",\"ref\":\"" + ref + "\",\"payload\":{}}");
            }
        }
    }
}

package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words in which {@code connect()} fails, against servers on real sockets. */
@Timeout(120)
class ConnectFailureTest {
    /** Each test waits for it, because a client tries again until it is over. */
    private static final Duration SHORT = Duration.ofMillis(1_500);
    /** Long enough for a busy machine to send the first handshake. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final String UPGRADED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

    static Stream<Arguments> answers() {
        return Stream.of(
                answer(
                        "HTTP/1.1 403 Forbidden\r\nContent-Length: 11\r\n\r\nnot\r\nfor you",
                        ConnectFailureKind.HTTP_STATUS,
                        "HTTP status 403: not for yo"),
                answer(
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html",
                        ConnectFailureKind.HTTP_STATUS,
                        "nothing at this path serves WebSockets"),
                answer("SSH-2.0-OpenSSH\r\n", ConnectFailureKind.NOT_WEBSOCKET, "not HTTP: Invalid status line"),
                answer(
                        "HTTP/1.1 101 Yes\r\nSec-WebSocket-Accept: ACCEPT\r\n\r\n",
                        ConnectFailureKind.NOT_WEBSOCKET,
                        "does not upgrade"),
                answer(
                        UPGRADED + "Sec-WebSocket-Accept: AAAA\r\n\r\n",
                        ConnectFailureKind.WRONG_ACCEPT_KEY,
                        "does not fit the key"),
                answer(
                        UPGRADED + "Sec-WebSocket-Accept: ACCEPT\r\nSec-WebSocket-Extensions: deflate\r\n\r\n",
                        ConnectFailureKind.UNREQUESTED_EXTENSION,
                        "the extension 'deflate'"),
                answer(
                        UPGRADED + "Sec-WebSocket-Accept: ACCEPT\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n",
                        ConnectFailureKind.UNREQUESTED_SUBPROTOCOL,
                        "the subprotocol 'mqtt'"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerThatIsNoHandshakeIsToldInWords(String answer, ConnectFailureKind kind, String words) throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.raw(answer.replace("ACCEPT", ScriptedServer.Peer.acceptKey(peer.request())));
            peer.answerClose();
        })) {
            check(server.uri(), null, kind, words);
        }
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreToldInWords() throws Exception {
        URI nobody;
        try (ScriptedServer server = new ScriptedServer(0, peer -> {})) {
            nobody = server.uri();
        }
        check(nobody, null, ConnectFailureKind.CONNECTION_REFUSED, "nothing listens on that port");
        check(ShipsContract.ANYWHERE, null, ConnectFailureKind.UNKNOWN_HOST, "the host 'harbour.invalid' is unknown");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldInWords() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> peer.answerClose())) {
            check(server.uri(), null, ConnectFailureKind.HANDSHAKE_TIMEOUT, "within");
        }
    }

    @Test
    void aServerWithoutTlsIsToldInWords() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            peer.answerClose();
        })) {
            URI secure = URI.create(server.uri().toString().replace("ws:", "wss:"));
            check(secure, null, ConnectFailureKind.NOT_TLS, "use ws: or another port");
        }
    }

    @Test
    void certificatesAreNamedAndWhatIsWrongWithThem() throws Exception {
        try (TlsServer server = TlsServer.withNames("san=dns:other.example")) {
            URI uri = URI.create("wss://localhost:" + server.port() + "/ships");
            ConnectFailedException unknown = check(
                    uri, null, ConnectFailureKind.CERTIFICATE_ISSUER, "the issuer of its certificate is not trusted");
            assertThat(unknown)
                    .hasMessageContaining("CN=harbour")
                    .hasMessageContaining("other.example")
                    .hasMessageContaining("valid from");
            check(
                    uri,
                    server.trustingClient(),
                    ConnectFailureKind.CERTIFICATE_HOST,
                    "its certificate is not for 'localhost'");
            URI plain = URI.create("ws://localhost:" + server.port() + "/ships");
            check(plain, null, ConnectFailureKind.TLS_REQUIRED, "use wss:");
        }
    }

    private static ConnectFailedException check(
            URI uri, @Nullable HttpClient http, ConnectFailureKind kind, String words) throws IOException {
        ClientBuilder<Connection> builder =
                new ClientBuilder<>(URI.create(uri + "?token=secret"), ShipsContract.spec(), connection -> connection);
        ClientBuilder<Connection> client = http == null ? builder : builder.httpClient(http);

        ConnectFailedException failure = failure(client.connectTimeout(SHORT));
        if (failure.kind() == ConnectFailureKind.HANDSHAKE_TIMEOUT && kind != failure.kind()) {
            failure = failure(client.connectTimeout(LONG));
        }

        assertThat(failure).hasMessageContaining(words).hasMessageContaining(uri.toString());
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.uri()).isEqualTo(uri);
        assertThat(failure.getMessage()).doesNotContain("secret");
        return failure;
    }

    private static ConnectFailedException failure(ClientBuilder<Connection> client) {
        return catchThrowableOfType(ConnectFailedException.class, client::connect);
    }

    private static Arguments answer(String answer, ConnectFailureKind kind, String words) {
        return Arguments.of(answer, kind, words);
    }
}

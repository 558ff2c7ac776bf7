package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howl.runtime.Futures;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The failures of requests without a response, and their words, against servers on real sockets. */
@Timeout(120)
class HttpFailureTest {
    /** Long enough for a busy machine, in tests that do not wait for it. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration SHORT = Duration.ofSeconds(2);

    private record Depth(int metres) {}

    private static <E extends Throwable> E failure(
            Class<E> type, URI server, @Nullable HttpClient client, Duration timeout) {
        HttpApiBuilder<HttpApi> builder = new HttpApiBuilder<HttpApi>(server, api -> api)
                .token(() -> "secret")
                .requestTimeout(timeout);
        try (HttpApi api = (client == null ? builder : builder.httpClient(client)).build()) {
            CompletableFuture<Depth> depth = api.get("/depth", Depth.class);
            CompletionException failure = catchThrowableOfType(CompletionException.class, depth::join);
            assertThat(failure).as("the failure of the request").isNotNull();
            assertThat(failure.toString()).doesNotContain("secret");
            return type.cast(Futures.cause(failure));
        }
    }

    private static ConnectFailedException unreachable(
            URI server, @Nullable HttpClient client, ConnectFailureKind kind, String words) {
        ConnectFailedException failure = failure(ConnectFailedException.class, server, client, LONG);
        assertThat(failure)
                .hasMessageStartingWith("cannot connect to " + server + "/depth: ")
                .hasMessageContaining(words);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.uri()).hasToString(server + "/depth");
        return failure;
    }

    private static URI http(ScriptedServer server) {
        return URI.create("http://127.0.0.1:" + server.uri().getPort());
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreToldInWords() throws Exception {
        URI nobody;
        try (ScriptedServer server = new ScriptedServer(0, peer -> {})) {
            nobody = http(server);
        }
        unreachable(nobody, null, ConnectFailureKind.CONNECTION_REFUSED, "nothing listens on that port");
        unreachable(
                URI.create("http://harbour.invalid"),
                null,
                ConnectFailureKind.UNKNOWN_HOST,
                "the host 'harbour.invalid' is unknown");
    }

    @Test
    void anAnswerThatIsNotHttpIsToldInWords() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.raw("SSH-2.0-OpenSSH\r\n");
            peer.answerClose();
        })) {
            unreachable(
                    http(server),
                    null,
                    ConnectFailureKind.NOT_HTTP,
                    "the answer is not HTTP: Invalid status line: \"SSH-2.0-OpenSSH\"; check that the port is that of a Howl");
        }
    }

    @Test
    void tlsThatFailsIsToldInWords() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            peer.answerClose();
        })) {
            URI secure = URI.create("https://127.0.0.1:" + server.uri().getPort());
            unreachable(secure, null, ConnectFailureKind.NOT_TLS, "use http: or another port");
        }
        try (TlsServer server = TlsServer.withNames("san=dns:other.example")) {
            URI secure = URI.create("https://localhost:" + server.port());
            unreachable(secure, null, ConnectFailureKind.CERTIFICATE_ISSUER, "its certificate is not trusted; ");
            unreachable(
                    secure,
                    server.trustingClient(),
                    ConnectFailureKind.CERTIFICATE_HOST,
                    "is not for 'localhost'; use a name of the certificate, or renew it; the certificate is CN=harbour");
            URI plain = URI.create("http://localhost:" + server.port());
            unreachable(plain, null, ConnectFailureKind.TLS_REQUIRED, "use https:");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForWithinTheTimeout() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> peer.answerClose())) {
            assertThat(failure(RequestTimeoutException.class, http(server), null, SHORT))
                    .hasMessage("no answer within PT2S");
        }
    }

    @Test
    void aBodyThatDoesNotEndIsWaitedForWithinTheTimeout() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.raw("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"metres\"");
            peer.answerClose();
        })) {
            failure(RequestTimeoutException.class, http(server), null, SHORT);
        }
    }

    @Test
    void aConnectionThatEndsBeforeTheResponseIsLost() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.request();
            peer.reset();
        })) {
            ConnectionLostException failure = failure(ConnectionLostException.class, http(server), null, LONG);
            assertThat(failure)
                    .hasMessageStartingWith("the connection to " + http(server) + "/depth ended before the response: ");
            assertThat(failure.retryable()).isTrue();
        }
    }
}

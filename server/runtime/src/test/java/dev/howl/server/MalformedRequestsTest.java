package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.JsonBody;
import dev.howl.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Requests that are not HTTP/1.1, as scanners send them, and bodies that do not arrive whole. */
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsTest {
    private static final String POST = "POST /post HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static TestServer server;

    /** A route that reads a body of at most 100 bytes. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Posts {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            JsonBody body = new JsonBody(100);
            return RouterFunctions.route()
                    .POST(
                            "/post",
                            request -> body.read(
                                    request, object -> ServerResponse.accepted().build()))
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(Posts.class, "logging.level.dev.howl=debug");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "request-line, 'GET\r\n\r\n', 400",
        "request-line, '\001\002 x y\r\n\r\n', 400",
        "request-line-too-long, 'GET /LONG HTTP/1.1\r\nHost: localhost\r\n\r\n', 414",
        "header, 'GET / HTTP/1.1\r\nHost: localhost\r\nbad header: x\r\n\r\n', 400",
        "header, 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n', 400",
        "header, 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400",
        "headers-too-large, 'GET / HTTP/1.1\r\nHost: localhost\r\nA: LONG\r\n\r\n', 431",
        "host, 'GET / HTTP/1.1\r\n\r\n', 400",
        "http2, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400"
    })
    void malformedHeadsAreCountedByKindAndAnsweredWithAProblem(String kind, String request, int status)
            throws Exception {
        double before = count(kind);
        String answer = exchange(request.replace("LONG", "x".repeat(20_000)));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("content-type: application/problem+json", "\"status\":" + status, "\"detail\":\"");
        assertThat(count(kind)).isEqualTo(before + 1);
    }

    @Test
    void tlsOnThePlainPortIsCountedAndClosedAtOnce() throws Exception {
        double before = count("tls-on-plain-port");
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(count("tls-on-plain-port")).isEqualTo(before + 1);
    }

    @Test
    void theFirstOfAKindIsToldAndTheOthersAreCounted(CapturedOutput output) throws Exception {
        try (TestServer other = TestServer.start(Posts.class, "logging.level.dev.howl=info")) {
            for (int i = 0; i < 5; i++) {
                try (Socket socket = connect(other)) {
                    send(socket, POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
                    assertThat(readAll(socket)).startsWith("HTTP/1.1 400 ");
                }
            }
        }
        assertThat(lines(output, "alformed request"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(" INFO ", "127.0.0.1: the body of the request is not valid HTTP/1.1"),
                        count -> assertThat(count).endsWith("malformed requests (body): 4 more within a minute"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzz\r\n', true",
        "'Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":', false",
        "'Content-Length: 50\r\n\r\n{\"a\":', false"
    })
    void aBodyThatDoesNotArriveWholeIsOneLineForDebugging(String rest, boolean answered, CapturedOutput output)
            throws Exception {
        try (Socket socket = connect()) {
            send(socket, POST + rest);
            if (answered) {
                assertThat(readAll(socket)).startsWith("HTTP/1.1 400 ");
            }
        }
        Await.until("the end is logged", () -> !lines(output, "ended early").isEmpty());
        assertThat(lines(output, "ended early")).singleElement().asString().contains(" DEBUG ", "POST /post");
        assertNoFailure(output);
    }

    @Test
    void aBodyOverTheLimitIsAnsweredAndNotLogged(CapturedOutput output) throws Exception {
        assertThat(exchange(POST + "Connection: close\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(1_000_000)))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"status\":413");
        try (Socket socket = connect()) {
            send(socket, POST + "Content-Length: 1000000\r\n\r\n" + "x".repeat(1_000));
            socket.getInputStream().read();
        }
        assertThat(server.get("/docs/").statusCode()).isEqualTo(200);
        assertNoFailure(output);
    }

    /** Ignores a warning of the start, which a system property of the tests causes. */
    private static void assertNoFailure(CapturedOutput output) {
        assertThat(output.getOut().lines().filter(line -> !line.contains("SettingNameCheck")))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN ") || line.startsWith("\tat "));
    }

    private static double count(String kind) {
        return server.metric("howl_malformed_requests_total{kind=\"" + kind + "\"}");
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).toList();
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request);
            return readAll(socket);
        }
    }

    private static Socket connect() throws IOException {
        return connect(server);
    }

    private static Socket connect(TestServer to) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

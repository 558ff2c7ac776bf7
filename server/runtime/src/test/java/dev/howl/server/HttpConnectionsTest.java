package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** HTTP/1.1 connections as raw bytes, on a server with a single event loop. */
class HttpConnectionsTest {
    private static TestServer server;

    /** Routes that note the order of their requests, on one event loop for all connections. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OneLoop {
        private final List<String> served = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean(name = "reactorResourceFactory")
        ReactorResourceFactory oneLoop() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            factory.setLoopResources(LoopResources.create("one", 1, true));
            return factory;
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/first", request -> first())
                    .GET("/next/{name}", request -> note(request.pathVariable("name")))
                    .GET("/large", request -> ServerResponse.ok().bodyValue("x".repeat(1_000_000)))
                    .POST("/echo", request -> ServerResponse.ok().body(request.bodyToMono(String.class), String.class))
                    .build();
        }

        private Mono<ServerResponse> first() {
            waiting.countDown();
            try {
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return note("first");
        }

        private Mono<ServerResponse> note(String name) {
            served.add(name);
            return ServerResponse.ok().bodyValue("answer to " + name);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.startAlone(OneLoop.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConnectionThatPipelinesLeavesTheOthersTheirTurn() throws Exception {
        OneLoop routes = server.bean(OneLoop.class);
        try (Socket greedy = connect();
                Socket other = connect()) {
            send(other, get("/next/warm"));
            readUntil(other, "answer to warm");
            StringBuilder requests = new StringBuilder(get("/first"));
            for (int i = 1; i <= 200; i++) {
                requests.append(get("/next/" + i));
            }
            send(greedy, requests.toString());
            assertThat(routes.waiting.await(30, TimeUnit.SECONDS)).isTrue();
            send(other, get("/next/other"));
            routes.released.countDown();
            readUntil(other, "answer to other");
            String answers = readUntil(greedy, "answer to 200");
            assertThat(Pattern.compile("answer to (first|\\d+)")
                            .matcher(answers)
                            .results())
                    .hasSize(201);
            assertThat(routes.served).containsSubsequence("first", "1", "2", "200");
            assertThat(routes.served.indexOf("other")).isLessThan(routes.served.indexOf("10"));
        }
    }

    @Test
    void bodiesOfPipelinedRequestsAreKeptApart() throws Exception {
        String post = String.join("\r\n", "POST /echo HTTP/1.1", "Host: localhost", "Content-Type: text/plain", "");
        String chunked =
                post + String.join("\r\n", "Transfer-Encoding: chunked", "", "4", "a\nb\n", "3", "cde", "0", "", "");
        String sized = post + String.join("\r\n", "Content-Length: 6", "", "f\n\nghi");
        try (Socket socket = connect()) {
            send(socket, chunked + sized + get("/next/between") + sized + chunked + get("/next/last"));
            assertThat(readUntil(socket, "answer to last"))
                    .containsSubsequence("a\nb\ncde", "f\n\nghi", "answer to between", "f\n\nghi", "a\nb\ncde");
        }
    }

    @Test
    void aLargeAnswerArrivesWhole() throws Exception {
        try (Socket socket = connect()) {
            send(socket, get("/large") + get("/next/after"));
            assertThat(readUntil(socket, "answer to after")).contains("x".repeat(1_000_000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, '', 400",
        "HTTP/1.0, '', 200",
        "HTTP/1.1, 'Host: localhost', 200",
        "HTTP/1.1, 'Host: localhost;Host: localhost', 400",
        "HTTP/1.0, 'Host: localhost;Host: y', 400",
        "HTTP/1.1, 'Host: localhost, y', 400",
        "HTTP/1.1, 'Host: me@localhost', 400",
        "HTTP/1.1, 'Host: [::1]:8080', 200"
    })
    void aRequestHasOneHost(String version, String headers, int status) throws Exception {
        String lines = headers.isEmpty() ? "" : headers.replace(";", "\r\n") + "\r\n";
        try (Socket socket = connect()) {
            send(socket, "GET /next/host " + version + "\r\n" + lines + "\r\n");
            assertThat(readUntil(socket, "\r\n\r\n")).containsPattern("^HTTP/1\\.[01] " + status + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "websocket, foo",
                "h2c, websocket",
                "h2c\r\nUpgrade: WebSocket",
                "foo/2 ,, websocket ,bar\r\nUpgrade: h2c",
            })
    void upgradeIsAList(String upgrade) throws Exception {
        try (Socket socket = connect()) {
            send(socket, handshake().replace("Upgrade: websocket", "Upgrade: " + upgrade));
            assertThat(readUntil(socket, "\r\n\r\n"))
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("upgrade: websocket\r\n");
        }
    }

    /** Covers both ways in which a connection without TLS becomes one of HTTP/2 (RFC 9113, section 3). */
    @Test
    void http2IsNotSpoken() throws Exception {
        try (Socket upgrading = connect();
                Socket direct = connect()) {
            String offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n";
            send(upgrading, "GET /next/upgrading HTTP/1.1\r\nHost: localhost\r\n" + offer + "\r\n");
            assertThat(readUntil(upgrading, "answer to upgrading")).startsWith("HTTP/1.1 200 ");
            send(direct, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(readUntil(direct, "\r\n\r\n")).containsPattern("^HTTP/1\\.[01] 4\\d\\d ");
        }
    }

    @Test
    void aHandshakeOfHttp10IsRefused() throws Exception {
        try (Socket socket = connect()) {
            send(socket, handshake().replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(readUntil(socket, "\r\n\r\n")).contains(" 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 5_000})
    void dataBeforeTheAnswerToAHandshakeIsRefused(int size) throws Exception {
        try (Socket socket = connect()) {
            byte[] frame = RawClient.masked(0x81, "x".repeat(size).getBytes(StandardCharsets.US_ASCII));
            byte[] request = handshake().getBytes(StandardCharsets.US_ASCII);
            byte[] both = new byte[request.length + frame.length];
            System.arraycopy(request, 0, both, 0, request.length);
            System.arraycopy(frame, 0, both, request.length, frame.length);
            socket.getOutputStream().write(both);
            assertThat(readUntil(socket, "wait for the 101")).startsWith("HTTP/1.1 400 ");
            assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(2);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static String handshake() {
        return RawClient.handshake(server.port(), "/chat/den");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] buffer = new byte[8192];
        while (read.indexOf(end, Math.max(0, read.length() - buffer.length - end.length())) < 0) {
            int count = socket.getInputStream().read(buffer);
            assertThat(count).as("the end of the stream came after: " + read).isPositive();
            read.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return read.toString();
    }
}

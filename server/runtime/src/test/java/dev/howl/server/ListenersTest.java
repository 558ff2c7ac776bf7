package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.chat.ChatSession;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Tests of {@link ChannelListener}. */
class ListenersTest {
    private static TestServer server;

    /** A listener that acts as the query of the handshake says, and records its calls. */
    static final class FirstListener implements ChannelListener<ChatSession> {
        private final List<String> calls = new CopyOnWriteArrayList<>();

        // Returning null is one of the mistakes under test.
        @SuppressWarnings("NullAway")
        @Override
        public CompletionStage<Void> opening(HandshakeRequest request) {
            calls.add("opening on " + Thread.currentThread().getName().replaceAll("-\\d+$", ""));
            switch (request.query().getOrDefault("do", "")) {
                case "refuse" -> throw new HandshakeRefusedException(403, "not you");
                case "refuse later" -> {
                    return CompletableFuture.supplyAsync(() -> {
                        throw new HandshakeRefusedException(404, "nobody of that name");
                    });
                }
                case "coded" -> throw new CodedException("unavailable", "come back later");
                case "boom" -> throw new IllegalStateException("the secret of the house");
                case "null" -> {
                    return null;
                }
                case "wait" -> {
                    return new CompletableFuture<>();
                }
                case "later" -> {
                    return CompletableFuture.runAsync(() -> {});
                }
                case "identify" -> request.identify(Principal.of("bob", Set.of()));
                default -> {}
            }
            calls.add(request.parameters() + " " + request.header("X-ROOM").orElse("-") + " "
                    + request.principal().map(Principal::subject).orElse("nobody"));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void opened(ChatSession session) {
            calls.add("opened " + session.session().id());
            calls.add("session of "
                    + session.session().principal().map(Principal::subject).orElse("nobody"));
            switch (session.session().query().getOrDefault("then", "")) {
                case "greet" ->
                    session.session()
                            .send(new ChatMessages.Notice(
                                    "welcome to " + session.session().query().get("city")));
                case "close" -> session.session().close(1008, "no such city");
                case "boom" -> throw new IllegalStateException("the secret of the house");
                default -> {}
            }
        }

        @Override
        public void closed(ChatSession session) {
            calls.add("closed " + session.session().id());
        }

        long count(String what) {
            return calls.stream().filter(line -> line.startsWith(what)).count();
        }
    }

    /** A listener that is called after the first. */
    static final class SecondListener implements ChannelListener<ChatSession> {
        private final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<Void> opening(HandshakeRequest request) {
            calls.add("opening on " + Thread.currentThread().getName().replaceAll("-\\d+$", ""));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void opened(ChatSession session) {
            calls.add("opened " + session.session().id());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        @Order(1)
        FirstListener first() {
            return new FirstListener();
        }

        @Bean
        @Order(2)
        SecondListener second() {
            return new SecondListener();
        }

        @Bean
        TokenVerifier verifier() {
            return token -> CompletableFuture.supplyAsync(() -> Principal.of(token, Set.of()));
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(App.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clearCalls() {
        Await.until("no connection is open", () -> server.metric("howl_connections") == 0);
        first().calls.clear();
        second().calls.clear();
    }

    private static FirstListener first() {
        return server.bean(FirstListener.class);
    }

    private static SecondListener second() {
        return server.bean(SecondListener.class);
    }

    private static RawClient open(String query, String... headers) {
        return RawClient.open(server.port(), "/chat/den?" + query, headers);
    }

    @Test
    void openingSeesParametersHeadersAndPrincipal() {
        try (RawClient raw = open("x", "X-Room: blue", "Authorization: Bearer ann")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
            assertThat(first().calls).contains("{room-id=den} blue ann");
        }
    }

    @Test
    void aListenerMayIdentifyTheCaller() {
        try (ChatClient client = new ChatClient(open("do=identify"))) {
            assertThat(first().calls).contains("{room-id=den} - bob");
            // Listeners are called after `initial` was written, so the client may read it first.
            Await.until("the session has the principal", () -> first().calls.contains("session of bob"));
            assertThat(client.id()).isNotEmpty();
        }
    }

    @Test
    void listenersAreAskedOneAfterTheOtherOnTheEventLoop() {
        try (RawClient raw = open("do=later", "Authorization: Bearer ann")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
            assertThat(first().calls.get(0)).startsWith("opening on ").containsIgnoringCase("http");
            assertThat(second().calls.get(0)).isEqualTo(first().calls.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refuse, 403, not you",
        "refuse+later, 404, nobody of that name",
        "coded, 503, come back later",
        "boom, 500, internal server error",
        "null, 500, internal server error",
        "wait, 503, the server could not decide in time"
    })
    void aRefusalIsAnHttpResponse(String action, int status, String text) {
        try (RawClient raw = open("do=" + action)) {
            assertThat(raw.head()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(raw.head().toLowerCase(Locale.ROOT).contains("\r\nretry-after: "))
                    .isEqualTo(status == 503);
            assertThat(raw.body()).contains(text).doesNotContain("secret");
        }
        assertThat(second().calls).isEmpty();
        assertThat(first().count("opened")).isZero();
        Await.until("the permit is released", () -> server.metric("howl_connections") == 0);
    }

    @Test
    void aClientThatLeavesDuringTheDecisionReleasesItsPermit() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(RawClient.handshake(server.port(), "/chat/den?do=wait")
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("its permit is taken", () -> server.metric("howl_connections") == 1);
        }
        Await.until("its permit is released", () -> server.metric("howl_connections") == 0);
        assertThat(first().count("opened")).isZero();
        assertThat(first().count("closed")).isZero();
    }

    @Test
    void openedIsCalledAfterInitialAndMaySend() {
        try (ChatClient client = new ChatClient(open("then=greet&city=Bad+Ems%21&city=other"))) {
            assertThat(client.next("notice").at("/payload/text").asString()).isEqualTo("welcome to Bad Ems!");
            assertThat(first().calls).contains("opened " + client.id());
            Await.until("the second listener is called", () -> second().calls.contains("opened " + client.id()));
        }
    }

    @Test
    void openedMayClose() {
        try (RawClient raw = open("then=close")) {
            assertThat(Json.mapper().readTree(raw.next().text()).path("type").asString())
                    .isEqualTo("initial");
            RawClient.Frame close = raw.next();
            assertThat(close.closeCode()).isEqualTo(1008);
            raw.close(1008);
            assertThat(raw.read()).isNull();
        }
        Await.until("closed was called", () -> first().count("closed") == 1);
    }

    @Test
    void closedIsCalledOnceHoweverTheConnectionEnds() {
        try (ChatClient polite = new ChatClient(open("then=boom"))) {
            polite.send("disconnect", "{}", null);
            assertThat(polite.raw().next().closeCode()).isEqualTo(1000);
            polite.raw().close(1000);
            assertThat(polite.raw().read()).isNull();
        }
        try (ChatClient rude = new ChatClient(open("x"))) {
            rude.raw().frame(0xF1, new byte[1]);
        }
        Await.until("no connection is open", () -> server.metric("howl_connections") == 0);
        assertThat(first().count("closed")).isEqualTo(2);
        assertThat(first().calls.stream().filter(line -> line.startsWith("closed")))
                .doesNotHaveDuplicates();
        assertThat(first().count("opened")).isEqualTo(2);
    }

    @Test
    void listenersOfOtherChannelsAreNotCalled() {
        try (RawClient raw = RawClient.open(server.port(), "/plain?do=refuse")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
            assertThat(first().calls).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"399", "600", "200"})
    void aRefusalNeedsAnErrorStatus(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> new HandshakeRefusedException(status, "x"));
    }
}

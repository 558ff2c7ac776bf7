package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatPublisher;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Tests of the settings {@code howl.channels.*}: address of a channel, enabled or not. */
class MountsTest {
    private static final String ECHO = "{\"type\":\"echo\",\"text\":\"x\"}";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithoutChat {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithPage {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        RouterFunction<ServerResponse> page() {
            return RouterFunctions.route()
                    .GET("/", request -> ServerResponse.ok().bodyValue("a page"))
                    .build();
        }
    }

    private static String status(TestServer server, String path) {
        try (RawClient raw = RawClient.open(server.port(), path)) {
            return raw.head().substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
        }
    }

    private static void assertEchoes(TestServer server, String path) {
        try (RawClient raw = RawClient.open(server.port(), path)) {
            raw.text(ECHO);
            assertThat(raw.next().text()).isEqualTo("{\"type\":\"echoed\",\"text\":\"x\"}");
        }
    }

    @Test
    void aChannelIsServedAtItsConfiguredAddress() {
        try (TestServer server =
                TestServer.start("howl.channels.plain.address=/ws", "howl.channels.chat.address=/rooms/{room-id}/x")) {
            assertEchoes(server, "/ws");
            assertThat(status(server, "/plain")).isEqualTo("404");
            assertThat(status(server, "/rooms/den/x")).isEqualTo("101");
            assertThat(status(server, "/chat/den")).isEqualTo("404");
            assertThat(server.get("/ws").statusCode()).isEqualTo(426);
        }
    }

    @Test
    void aPageAndAChannelShareAnAddress() {
        try (TestServer server = TestServer.start(WithPage.class, "howl.channels.plain.address=/")) {
            assertThat(server.get("/").body()).isEqualTo("a page");
            assertEchoes(server, "/");
            assertThat(server.get("/").body()).isEqualTo("a page");
        }
    }

    @Test
    void aStaticPageAndAChannelShareAnAddress() {
        try (TestServer server = TestServer.startWith("page", "howl.channels.plain.address=/")) {
            assertThat(server.get("/").body()).contains("a static page");
            assertEchoes(server, "/");
        }
    }

    @Test
    void theMoreSpecificAddressWins() {
        try (TestServer server = TestServer.start("howl.channels.plain.address=/chat/plain")) {
            assertEchoes(server, "/chat/plain");
            assertThat(status(server, "/chat/den")).isEqualTo("101");
        }
    }

    @Test
    void withAnyPathAChannelTakesTheHandshakesAtPathsOfNoOther() {
        try (TestServer server = TestServer.start("howl.channels.plain.any-path=true")) {
            assertEchoes(server, "/plain");
            assertEchoes(server, "/any/other");
            try (RawClient chat = server.open()) {
                assertThat(chat.next().text()).contains("initial");
            }
            assertThat(server.get("/any/other").statusCode()).isEqualTo(404);
        }
        try (TestServer server = TestServer.start()) {
            assertThat(status(server, "/any/other")).isEqualTo("404");
        }
    }

    @Test
    void aDisabledChannelNeedsNoHandlerAndIsNotServed() {
        try (TestServer server = TestServer.start(WithoutChat.class, "howl.channels.chat.enabled=false")) {
            assertThat(status(server, "/chat/den")).isEqualTo("404");
            assertThat(server.get("/chat/den").statusCode()).isEqualTo(404);
            assertEchoes(server, "/plain");
            ChatPublisher publisher = server.publisher();
            assertThat(publisher.quote("nobody hears it").toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(CodedException.class)
                    .withMessage("channel 'chat' is disabled");
            publisher.quotes().listen(null, (event, position) -> {}).close();
            assertThat(publisher.sessions().count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            howl.channels.chart.address=/x  | Property howl.channels with value 'chart' is invalid: there is no such channel; the channels are chat, plain
            howl.channels.chart.enabled=false | Property howl.channels with value 'chart' is invalid: there is no such channel; the channels are chat, plain
            howl.channels.plain.address=plain | Property howl.channels.plain.address with value 'plain' is invalid: it must be a path like /chat or /chat/{room}
            howl.channels.plain.address=/a?b | Property howl.channels.plain.address with value '/a?b' is invalid: it must be a path like /chat or /chat/{room}
            howl.channels.plain.address=/a/** | Property howl.channels.plain.address with value '/a/**' is invalid: it must be a path like /chat or /chat/{room}
            howl.channels.plain.address=/{x} | Property howl.channels.plain.address with value '/{x}' is invalid: the channel has no parameters
            howl.channels.chat.address=/chat | Property howl.channels.chat.address with value '/chat' is invalid: it must have the channel's parameters, room-id
            howl.channels.chat.address=/{room} | Property howl.channels.chat.address with value '/{room}' is invalid: it must have the channel's parameters, room-id
            """)
    void anInvalidChannelSettingStopsTheStart(String setting, String sentence) {
        assertThatThrownBy(() -> TestServer.start(setting)).hasMessage(sentence);
    }

    @Test
    void twoChannelsAtOneAddressStopTheStart() {
        assertThatThrownBy(() -> TestServer.startWith("diary", "howl.channels.plain.address=/diary"))
                .hasMessageMatching("Property howl\\.channels\\.(plain|diary)\\.address with value '/diary' is invalid:"
                        + " channel '(plain|diary)' has this address already");
    }

    @Test
    void aDisabledChannelLeavesItsAddressToOthers() {
        try (TestServer server = TestServer.start(
                WithoutChat.class, "howl.channels.plain.address=/chat/den", "howl.channels.chat.enabled=false")) {
            assertEchoes(server, "/chat/den");
        }
    }

    @Test
    void channelIdsAreComparedByLettersAndDigitsOnly() {
        try (TestServer server = TestServer.start("howl.channels.PL-AIN.address=/ws")) {
            assertEchoes(server, "/ws");
        }
    }
}

package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatHandler;
import dev.howl.server.chat.DreamHandler;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Tests of {@link UnavailableHandler}. */
class UnavailableHandlerTest {
    private static final String REASON = "there is no chat today";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        ChatHandler chat() {
            return UnavailableHandler.of(ChatHandler.class, REASON);
        }

        @Bean
        DreamHandler dreams() {
            return UnavailableHandler.of(DreamHandler.class, REASON);
        }
    }

    @Test
    void everyOperationIsUnavailable() {
        try (TestServer server = TestServer.start(App.class);
                ChatClient client = server.chatClient()) {
            for (String message : new String[] {"ask", "say", "dream"}) {
                client.send(message, "{'question': 'x', 'text': 'x'}", "r");
                JsonNode error = client.next("error");
                assertThat(error.path("ref").asString()).isEqualTo("r");
                assertThat(error.at("/payload/code").asString()).isEqualTo("unavailable");
                assertThat(error.at("/payload/message").asString()).isEqualTo(REASON);
            }
        }
    }

    @Test
    void aHandlerHasIdentityEqualsAndAReadableName() {
        ChatHandler handler = UnavailableHandler.of(ChatHandler.class, REASON);
        assertThat(Set.of(handler, UnavailableHandler.of(ChatHandler.class, REASON)))
                .hasSize(2)
                .contains(handler);
        assertThat(handler).hasToString("an unserved ChatHandler");
        assertThatThrownBy(() -> UnavailableHandler.of(Chat.class, REASON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Tests of {@link TopicKeys}. */
class TopicKeysTest {
    record Keys(String topic, Set<String> known) implements TopicKeys {
        @Override
        public boolean contains(String key) {
            return known.contains(key);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithKeys {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Keys keys() {
            Set<String> known = ConcurrentHashMap.newKeySet();
            known.add("mine");
            return new Keys("ticks", known);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithKeysTwice extends WithKeys {
        @Bean
        Keys others() {
            return new Keys("ticks", Set.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithKeysOfUnkeyedTopic {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Keys keys() {
            return new Keys("quotes", Set.of());
        }
    }

    @Test
    void subscribingToAnUnknownKeyIsRefused() {
        try (TestServer server = TestServer.start(WithKeys.class);
                ChatClient client = server.chatClient()) {
            client.send("subscribe", "{'topic': 'ticks', 'key': 'mine'}", "s");
            client.next("subscribed");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'Mine'}", "t");
            JsonNode error = client.next("error");
            assertThat(error.path("ref").asString()).isEqualTo("t");
            assertThat(error.at("/payload/code").asString()).isEqualTo("unknown_key");
            assertThat(error.at("/payload/pointer").asString()).isEqualTo("/payload/key");
            client.send("subscribe", "{}", null);
            client.next("subscribed");
        }
    }

    @Test
    void keysMayChangeAndASubscriptionToARemovedKeyCanBeEnded() {
        try (TestServer server = TestServer.start(WithKeys.class);
                ChatClient client = server.chatClient()) {
            Set<String> known = server.bean(Keys.class).known();
            known.add("new");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'new'}", null);
            client.next("subscribed");
            known.remove("new");
            client.send("unsubscribe", "{'topic': 'ticks', 'key': 'new'}", null);
            client.next("unsubscribed");
            client.send("subscribe", "{'topic': 'ticks', 'key': 'new'}", null);
            assertThat(client.nextError()).isEqualTo("unknown_key");
        }
    }

    @Test
    void keysForATopicWithoutKeysStopTheStart() {
        assertThatThrownBy(() -> TestServer.start(WithKeysOfUnkeyedTopic.class))
                .rootCause()
                .hasMessageEndingWith("is for topic 'quotes', which does not exist or has no keys.");
    }

    @Test
    void twoBeansForTheKeysOfOneTopicStopTheStart() {
        assertThatThrownBy(() -> TestServer.start(WithKeysTwice.class))
                .rootCause()
                .hasMessage("More than one bean of type TopicKeys is for topic 'ticks'.");
    }
}

package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.chat.ChatPublisher;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Features that listen to topics in the process. */
class TopicListenersTest {

    /** Notes what it is told. */
    static final class Ear implements TopicListener<Message> {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<Position> at = new CopyOnWriteArrayList<>();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();

        @Override
        public void event(Message event, Position position) {
            threads.add(Thread.currentThread().getName());
            at.add(position);
            if (event instanceof ChatMessages.Quote quote) {
                heard.add(quote.text());
                if (quote.text().equals("boom")) {
                    throw new IllegalStateException("the secret of the house");
                }
            } else if (event instanceof ChatMessages.Tick tick) {
                heard.add(position.key() + tick.number());
            }
        }

        @Override
        public void lost(Position resumeAt) {
            heard.add("lost");
        }

        void hears(String... expected) {
            Await.until(String.join(",", expected), () -> heard.equals(List.of(expected)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Ear ear(ChatPublisher publisher) {
            Ear ear = new Ear();
            publisher.quotes().listen(null, ear);
            return ear;
        }
    }

    @Test
    void aFeatureListensFromTheStartAndGetsRecordsInOrderWithTheirPositions() {
        try (TestServer server = TestServer.start(Listening.class)) {
            Ear ear = server.bean(Ear.class);
            Position first =
                    server.publisher().quote("ä 1").toCompletableFuture().join();
            IntStream.rangeClosed(2, 500).forEach(i -> server.publisher().quote("q" + i));
            Await.until("all", () -> ear.heard.size() == 500);
            assertThat(ear.heard.get(0)).isEqualTo("ä 1");
            assertThat(ear.heard.get(499)).isEqualTo("q500");
            assertThat(ear.at.get(0)).isEqualTo(first);
            assertThat(ear.at).extracting(Position::seq).isSorted().doesNotHaveDuplicates();
            assertThat(ear.threads)
                    .hasSize(1)
                    .doesNotContain(Thread.currentThread().getName());
        }
    }

    @Test
    void aListenerThatThrowsGoesOnAndHarmsNobody() {
        try (TestServer server = TestServer.start(Listening.class);
                ChatClient client = server.chatClient()) {
            Ear other = new Ear();
            server.publisher().quotes().listen(null, other);
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            server.publisher().quote("boom");
            server.publisher().quote("after");
            server.bean(Ear.class).hears("boom", "after");
            other.hears("boom", "after");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("boom");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("after");
        }
    }

    @Test
    void aListenerHearsItsKeyUntilItCloses() {
        try (TestServer server = TestServer.start()) {
            TopicPublisher ticks = server.publisher().ticks();
            Ear ear = new Ear();
            Registration registration = ticks.listen("oslo", ear);
            server.publisher().tick("rome", 1);
            server.publisher().tick("oslo", 1);
            server.publisher().tick("oslo", 2);
            ear.hears("oslo1", "oslo2");
            registration.close();
            server.publisher().tick("oslo", 3);
            Ear later = new Ear();
            ticks.listen("oslo", later);
            server.publisher().tick("oslo", 4);
            later.hears("oslo4");
            ear.hears("oslo1", "oslo2");
        }
    }

    @Test
    void aLargeEventIsReadAgain() {
        try (TestServer server = TestServer.start(Listening.class)) {
            String large = "x".repeat(70_000);
            String medium = "y".repeat(300);
            server.publisher().quote(large);
            server.publisher().quote(medium);
            server.bean(Ear.class).hears(large, medium);
        }
    }

    @Test
    void theKeyIsTheTopics() {
        try (TestServer server = TestServer.start()) {
            Ear ear = new Ear();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.publisher().quotes().listen("oslo", ear));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.publisher().ticks().listen(null, ear));
        }
    }
}

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

/** Tests of {@link TopicListener} in a running server. */
class TopicListenersTest {

    /** A listener that records events, positions and threads. */
    static final class RecordingListener implements TopicListener<Message> {
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final List<Position> positions = new CopyOnWriteArrayList<>();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();

        @Override
        public void event(Message event, Position position) {
            threads.add(Thread.currentThread().getName());
            positions.add(position);
            if (event instanceof ChatMessages.Quote quote) {
                events.add(quote.text());
                if (quote.text().equals("boom")) {
                    throw new IllegalStateException("the secret of the house");
                }
            } else if (event instanceof ChatMessages.Tick tick) {
                events.add(position.key() + tick.number());
            }
        }

        @Override
        public void lost(Position resumeAt) {
            events.add("lost");
        }

        void awaitEvents(String... expected) {
            Await.until(String.join(",", expected), () -> events.equals(List.of(expected)));
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
        RecordingListener listener(ChatPublisher publisher) {
            RecordingListener listener = new RecordingListener();
            publisher.quotes().listen(null, listener);
            return listener;
        }
    }

    @Test
    void aListenerAddedAtStartReceivesRecordsInOrderWithTheirPositions() {
        try (TestServer server = TestServer.start(Listening.class)) {
            RecordingListener listener = server.bean(RecordingListener.class);
            Position first =
                    server.publisher().quote("ä 1").toCompletableFuture().join();
            IntStream.rangeClosed(2, 500).forEach(i -> server.publisher().quote("q" + i));
            Await.until("all events are delivered", () -> listener.events.size() == 500);
            assertThat(listener.events.get(0)).isEqualTo("ä 1");
            assertThat(listener.events.get(499)).isEqualTo("q500");
            assertThat(listener.positions.get(0)).isEqualTo(first);
            assertThat(listener.positions).extracting(Position::seq).isSorted().doesNotHaveDuplicates();
            assertThat(listener.threads)
                    .hasSize(1)
                    .doesNotContain(Thread.currentThread().getName());
        }
    }

    @Test
    void aListenerThatThrowsReceivesTheNextEventAndAffectsNoOther() {
        try (TestServer server = TestServer.start(Listening.class);
                ChatClient client = server.chatClient()) {
            RecordingListener other = new RecordingListener();
            server.publisher().quotes().listen(null, other);
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            server.publisher().quote("boom");
            server.publisher().quote("after");
            server.bean(RecordingListener.class).awaitEvents("boom", "after");
            other.awaitEvents("boom", "after");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("boom");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("after");
        }
    }

    @Test
    void aListenerReceivesItsKeyUntilItIsClosed() {
        try (TestServer server = TestServer.start()) {
            TopicPublisher ticks = server.publisher().ticks();
            RecordingListener listener = new RecordingListener();
            Registration registration = ticks.listen("oslo", listener);
            server.publisher().tick("rome", 1);
            server.publisher().tick("oslo", 1);
            server.publisher().tick("oslo", 2);
            listener.awaitEvents("oslo1", "oslo2");
            registration.close();
            server.publisher().tick("oslo", 3);
            RecordingListener later = new RecordingListener();
            ticks.listen("oslo", later);
            server.publisher().tick("oslo", 4);
            later.awaitEvents("oslo4");
            listener.awaitEvents("oslo1", "oslo2");
        }
    }

    @Test
    void framesWithExtendedLengthsAreDecoded() {
        try (TestServer server = TestServer.start(Listening.class)) {
            String large = "x".repeat(70_000);
            String medium = "y".repeat(300);
            server.publisher().quote(large);
            server.publisher().quote(medium);
            server.bean(RecordingListener.class).awaitEvents(large, medium);
        }
    }

    @Test
    void aKeyIsRequiredExactlyForTopicsWithKeys() {
        try (TestServer server = TestServer.start()) {
            RecordingListener listener = new RecordingListener();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.publisher().quotes().listen("oslo", listener));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.publisher().ticks().listen(null, listener));
        }
    }
}

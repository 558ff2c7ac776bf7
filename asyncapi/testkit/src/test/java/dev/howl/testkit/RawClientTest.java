package dev.howl.testkit;

import static dev.howl.testkit.Chat.quoted;
import static dev.howl.testkit.Chat.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawClientTest {
    private final EchoServer server = new EchoServer();
    private final Recorder recorder = Recorder.between(Chat.CHECK, server.address());
    private final RawClient client = connect();

    private RawClient connect() {
        try {
            return RawClient.connect(recorder.uri("/chat"), "X-Test", "1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        client.close();
        recorder.close();
        server.close();
    }

    @Test
    void messagesAreAwaitedInAnyOrder() {
        client.sendJson(Map.of("type", "say", "text", "one"));
        client.send(quoted("{'type':'sigh'}"));
        client.send(say("two"));
        assertThat(client.await("sigh").size()).isEqualTo(1);
        assertThat(client.awaitFrame(frame -> frame.path("text").asString("").equals("two"))
                        .path("type")
                        .asString())
                .isEqualTo("say");
        assertThat(client.nextText()).contains("one");
    }

    @Test
    void severalThreadsMaySend() {
        CompletableFuture<?>[] sends = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(() -> client.send(say("message " + i))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sends).join();
        for (int i = 0; i < 40; i++) {
            String text = "message " + i;
            assertThat(client.awaitFrame(
                                    frame -> frame.path("text").asString("").equals(text))
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void closeOfTheClientIsAnswered() throws Exception {
        client.send(say("bye then"));
        assertThat(client.nextText()).isEqualTo(say("bye then"));
        client.close(1000);
        assertThat(client.closed().get(30, TimeUnit.SECONDS)).isEqualTo(new RawClient.Closed(1000, ""));
    }

    @Test
    void closeOfTheServerHasCodeAndReason() {
        client.send(quoted("{'type':'ping','then':'bye'}"));
        assertThat(client.awaitClosed()).isEqualTo(new RawClient.Closed(4001, "bye"));
        assertThatThrownBy(client::nextText)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("before the end Closed[code=4001, reason=bye]");
    }

    @Test
    void endWithoutCloseIs1006() {
        client.send(say("hello"));
        assertThat(client.nextText()).isEqualTo(say("hello"));
        recorder.cutAll();
        assertThat(client.awaitClosed().code()).isEqualTo(1006);
    }

    @Test
    void failureListsTheReceivedMessages() {
        client.send(say("hello"));
        client.send(quoted("{'type':'ping','then':'bye'}"));
        assertThatThrownBy(() -> client.await("sigh"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no message of type 'sigh'")
                .hasMessageContaining(say("hello"));
    }
}

package dev.howl.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Envelope;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.server.Session;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionRequestsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    record Ask() implements Message {}

    record Answer(int number) implements Message {}

    record Other() implements Message {}

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<byte[]> sent = new ArrayList<>();
    private ChannelSpec spec = spec("ref");
    private SessionRequests requests = requests();

    private static ChannelSpec spec(@Nullable String correlation) {
        return ChannelSpec.builder("c", "/c", "T", "1")
                .envelope(new Envelope("type", null, correlation, null, null))
                .clientMessage("answer", "answer", Answer.class)
                .clientMessage("other", "other", Other.class)
                .serverMessage("ask", "ask", Ask.class)
                .answeredBy("ask", "answer")
                .build();
    }

    private SessionRequests requests() {
        return new SessionRequests(spec, FrameCodec.ofServer(spec), channel.eventLoop(), sent::add);
    }

    private CompletableFuture<Answer> ask() {
        return requests.send(new Ask(), Answer.class, SECOND).toCompletableFuture();
    }

    private boolean receive(String text) {
        FrameCodec codec = FrameCodec.ofServer(spec);
        Frame frame = codec.read(text);
        String ref = requests.answered(frame);
        if (ref != null) {
            requests.complete(ref, codec.decode(frame));
        }
        return ref != null;
    }

    private static void assertUnavailable(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).isEqualTo(Codes.UNAVAILABLE);
                    assertThat(e.retryable()).isTrue();
                });
    }

    @Test
    void anAnswerCompletesTheRequestThatItNames() {
        CompletableFuture<Answer> first = ask();
        CompletableFuture<Answer> second = ask();
        assertThat(receive("{\"type\":\"answer\",\"number\":2,\"ref\":\"s-2\"}"))
                .isTrue();
        assertThat(receive("{\"type\":\"other\",\"ref\":\"s-1\"}")).isFalse();
        assertThat(receive("{\"type\":\"answer\",\"number\":3}")).isFalse();
        assertThat(receive("{\"type\":\"answer\",\"number\":1,\"ref\":\"s-1\"}"))
                .isTrue();
        assertThat(receive("{\"type\":\"answer\",\"number\":1,\"ref\":\"s-1\"}"))
                .isFalse();
        assertThat(first.join().number()).isEqualTo(1);
        assertThat(second.join().number()).isEqualTo(2);
    }

    @Test
    void withoutACorrelationIdTheOldestRequestIsAnswered() {
        spec = spec(null);
        requests = requests();
        CompletableFuture<Answer> first = ask();
        CompletableFuture<Answer> second = ask();
        assertThat(receive("{\"type\":\"answer\",\"number\":1}")).isTrue();
        assertThat(first.join().number()).isEqualTo(1);
        assertThat(second).isNotDone();
    }

    @Test
    void aRequestFailsWithoutAnAnswerInTime() {
        CompletableFuture<Answer> answer = ask();
        channel.advanceTimeBy(SECOND.toMillis() + 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertUnavailable(answer);
        assertThat(receive("{\"type\":\"answer\",\"number\":1,\"ref\":\"s-1\"}"))
                .isFalse();
    }

    @Test
    void requestsFailWithTheSessionAndAfterIt() {
        CompletableFuture<Answer> before = ask();
        requests.close();
        assertUnavailable(before);
        assertUnavailable(ask());
        assertThat(sent).hasSize(1);
    }

    @Test
    void aClientThatDoesNotAnswerIsAskedNoMore() {
        for (int i = 0; i < Session.MAX_REQUESTS; i++) {
            assertThat(ask()).isNotDone();
        }
        assertUnavailable(ask());
        assertThat(sent).hasSize(Session.MAX_REQUESTS);
        assertThat(receive("{\"type\":\"answer\",\"number\":1,\"ref\":\"s-7\"}"))
                .isTrue();
        assertThat(ask()).isNotDone();
    }

    @Test
    void whatTheContractDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> requests.send(new Other(), Answer.class, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> requests.send(new Ask(), Other.class, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> requests.send(new Ask(), Answer.class, Duration.ZERO));
    }
}

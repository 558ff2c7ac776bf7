package golden.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Conversations of the generated client with the generated server, over a socket. */
final class Conversation {
    private Conversation() {}

    /** Answers the second request first. */
    static void quotes(URI uri) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Deque<CompletableFuture<AskPriceReply>> waiting = new ArrayDeque<>();
        try (QuotesClient client = QuotesClient.connect(uri)) {
            client.onResult(result -> heard.add(result.text()));
            client.onQuote(quote -> {
                waiting.add(new CompletableFuture<>());
                CompletableFuture<AskPriceReply> own = waiting.getLast();
                if (waiting.size() == 2) {
                    own.complete(new Unknown());
                    waiting.getFirst().complete(new Price(250));
                }
                return own;
            });
            assertThatIllegalStateException().isThrownBy(() -> client.onQuote(quote -> new CompletableFuture<>()));
            client.start();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("Price[cents=250], Unknown[]");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("unavailable");
            client.about().onVersion(version -> CompletableFuture.completedFuture(new VersionIs("7")));
        }
    }

    static void plain(URI uri) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (PlainClient client = PlainClient.connect(uri)) {
            client.onDone(done -> heard.add(done.text()));
            client.onQuestion(question -> CompletableFuture.completedFuture(new Answer("1" + question.number())));
            client.begin();
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("first 11, second 12");
        }
    }
}

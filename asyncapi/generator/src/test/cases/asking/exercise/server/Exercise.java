package golden.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public final class Exercise {
    static void run() {
        assertThat(QuotesContract.SPEC.serverMessages())
                .filteredOn(message -> message.name().equals("quote"))
                .singleElement()
                .satisfies(message -> assertThat(message.answers()).isEqualTo(List.of("price", "unknown")));
    }

    /** Asks its client for prices, for its version without a handler, and more than may be open at a time. */
    public static final class Quotes implements QuotesHandler {
        @Override
        public void start(QuotesSession session, Start message) {
            CompletionStage<AskPriceReply> tea = session.askPrice(new Quote("tea"));
            CompletionStage<AskPriceReply> gold = session.askPrice(new Quote("gold"));
            CompletionStage<VersionIs> version = session.version(new Version(), Duration.ofMillis(50));
            tea.thenCombine(gold, (one, other) -> new Result(one + ", " + other))
                    .thenAccept(session::send)
                    .thenCompose(sent -> version)
                    .whenComplete((answer, failure) -> session.send(new Result(
                            failure == null ? "version " + answer.name() : ((CodedException) Futures.cause(failure)).code())));
        }
    }

    /** Asks twice without a correlation id, and tells the sum. */
    public static final class Plain implements PlainHandler {
        @Override
        public void begin(PlainSession session, Begin message) {
            CompletableFuture<Answer> first = session.question(new Question("1")).toCompletableFuture();
            session.question(new Question("2"))
                    .thenCombine(first, (two, one) -> new Done("first " + one.number() + ", second " + two.number()))
                    .thenAccept(session::send);
        }
    }
}

package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FuturesTest {
    private final IOException failure = new IOException("reset");

    @Test
    void causeSkipsEveryWrapper() {
        assertThat(Futures.cause(failure)).isSameAs(failure);
        assertThat(Futures.cause(new CompletionException(failure))).isSameAs(failure);
        assertThat(Futures.cause(new ExecutionException(failure))).isSameAs(failure);
        assertThat(Futures.cause(new ExecutionException(new CompletionException(failure))))
                .isSameAs(failure);
    }

    @Test
    void causeStopsAtTheFirstFailureThatIsNotAWrapper() {
        var outer = new IllegalStateException(new CompletionException(failure));
        assertThat(Futures.cause(new CompletionException(outer))).isSameAs(outer);
    }

    @Test
    void wrapperWithoutCauseIsItsOwnCause() {
        var bare = new CompletionException("no cause", null);
        assertThat(Futures.cause(bare)).isSameAs(bare);
    }

    @Test
    void joinReturnsTheResult() {
        assertThat(Futures.join(CompletableFuture.completedFuture(7))).isEqualTo(7);
    }

    @Test
    void joinThrowsTheStagesOwnRuntimeException() {
        var refused = new CodedException("unavailable", "try later");
        assertThatThrownBy(() -> Futures.join(CompletableFuture.failedFuture(refused)))
                .isSameAs(refused);
    }

    @Test
    void joinLeavesACheckedFailureWrapped() {
        assertThatThrownBy(() -> Futures.join(CompletableFuture.failedFuture(failure)))
                .isInstanceOf(CompletionException.class)
                .hasCause(failure);
    }

    @Test
    void mapFailureKeepsTheResult() {
        assertThat(Futures.mapFailure(CompletableFuture.completedFuture(7), cause -> cause))
                .isCompletedWithValue(7);
    }

    @Test
    void mapFailureFailsWithTheMappedCauseItself() {
        var refused = new CodedException("unavailable", "try later");
        var stage = CompletableFuture.<Integer>failedFuture(failure).thenApply(value -> value + 1);
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        CompletableFuture<Integer> mapped = Futures.mapFailure(stage, cause -> {
            told.complete(cause);
            return refused;
        });
        assertThat(told).isCompletedWithValue(failure);
        assertThat(mapped.handle((value, cause) -> cause)).isCompletedWithValue(refused);
    }
}

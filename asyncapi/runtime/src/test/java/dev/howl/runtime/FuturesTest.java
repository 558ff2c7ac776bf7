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
    void causeStopsAtTheFirstFailureThatIsNoWrapper() {
        var outer = new IllegalStateException(new CompletionException(failure));
        assertThat(Futures.cause(new CompletionException(outer))).isSameAs(outer);
    }

    @Test
    void aWrapperWithoutCauseIsItsOwnCause() {
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
}

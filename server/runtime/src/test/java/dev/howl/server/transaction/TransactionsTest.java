package dev.howl.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TransactionsTest {
    @AutoClose
    private final Transactions transactions =
            new Transactions(new DriverManagerDataSource("jdbc:h2:mem:transactions"), Duration.ofMillis(200));

    @Test
    void aHangingTransactionFailsInTime() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CompletionStage<Boolean> asked = transactions.later(() -> {
            try {
                done.complete(answered.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        Throwable failure = failureOf(asked);
        assertThat(failure)
                .isInstanceOfSatisfying(CodedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("unavailable");
                    assertThat(refused.retryable()).isTrue();
                })
                .hasMessage("the database does not answer; it is not known whether the change was made");
        answered.countDown();
        assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTransactionDoneInTimeCompletesWithItsResultOrFailure() throws Exception {
        assertThat(transactions.later(() -> "done").toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo("done");
        IllegalStateException failure = new IllegalStateException("as the test wants it");
        assertThat(failureOf(transactions.later(() -> {
                    throw failure;
                })))
                .isSameAs(failure);
    }

    private static Throwable failureOf(CompletionStage<?> stage) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> thrown.complete(failure));
        return thrown.get(20, TimeUnit.SECONDS);
    }
}

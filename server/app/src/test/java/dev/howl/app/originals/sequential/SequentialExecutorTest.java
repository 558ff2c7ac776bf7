package dev.howl.app.originals.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequentialExecutorTest {
    private final SequentialExecutor executor = new SequentialExecutor("test");
    /** Accessed by the executor's thread only. */
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void stop() {
        executor.close();
    }

    private void awaitExecutor() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        executor.run(() -> reached.complete(null));
        reached.get(10, TimeUnit.SECONDS);
    }

    @Test
    void runsTheContinuationOfAnAnswerInTheSameTask() throws Exception {
        CompletionStage<String> answer = executor.ask(() -> {
            done.add("asked");
            return "told";
        });
        executor.run(() -> done.add("meanwhile"));
        awaitExecutor();
        var unused = answer.whenComplete((told, failure) -> done.add(told));
        executor.run(() -> done.add("later"));
        awaitExecutor();
        assertThat(done).containsExactly("meanwhile", "asked", "told", "later");
    }

    @Test
    void keepsRunningAfterAFailure() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        var unused = executor.<String>ask(() -> {
                    throw new IllegalStateException("thrown by the test");
                })
                .whenComplete((told, failure) -> answer.completeExceptionally(failure));
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("thrown by the test");
        executor.run(() -> {
            throw new IllegalStateException("thrown by the test, too");
        });
        executor.run(() -> done.add("later"));
        awaitExecutor();
        assertThat(done).containsExactly("later");
    }
}

package dev.howl.app.originals.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns("turns");
    /** Accessed in turns only, which one thread runs. */
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void stop() {
        turns.close();
    }

    private void awaitTurns() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        turns.run(() -> reached.complete(null));
        reached.get(10, TimeUnit.SECONDS);
    }

    @Test
    void runsContinuationsOfAnAnswerAsTurns() throws Exception {
        CompletionStage<String> answer = turns.ask(() -> {
            done.add("asked");
            return "told";
        });
        turns.run(() -> done.add("meanwhile"));
        awaitTurns();
        var unused = answer.whenComplete((told, failure) -> done.add(told));
        turns.run(() -> done.add("later"));
        awaitTurns();
        assertThat(done).containsExactly("meanwhile", "asked", "told", "later");
    }

    @Test
    void keepsRunningAfterAFailure() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        var unused = turns.<String>ask(() -> {
                    throw new IllegalStateException("thrown by the test");
                })
                .whenComplete((told, failure) -> answer.completeExceptionally(failure));
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("thrown by the test");
        turns.run(() -> {
            throw new IllegalStateException("thrown by the test, too");
        });
        turns.run(() -> done.add("later"));
        awaitTurns();
        assertThat(done).containsExactly("later");
    }
}

package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.PublishOptions.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedTickerTest {
    private static final long INTERVAL = 10_000;
    private static final Fence LEAD = new Fence("original-broadcast", 7);

    private final SequentialExecutor executor = new SequentialExecutor("ticks");
    private final AtomicLong now = new AtomicLong(1_003_000);
    private final AtomicReference<@Nullable Fence> lead = new AtomicReference<>(LEAD);
    private final BlockingQueue<PublishOptions> appended = new LinkedBlockingQueue<>();
    private CompletionStage<String> answer = CompletableFuture.completedStage("done");
    private CompletionStage<OptionalLong> lastTick = CompletableFuture.completedStage(OptionalLong.empty());
    private final SharedTicker ticks = new SharedTicker(
            executor,
            lead::get,
            new LastTick(),
            options -> {
                appended.add(options);
                return answer;
            },
            Duration.ofMillis(INTERVAL),
            () -> Instant.ofEpochMilli(now.get()));

    private final class LastTick implements Counters {
        @Override
        public CompletionStage<OptionalLong> get(String counter) {
            return lastTick;
        }

        @Override
        public CompletionStage<Void> skipTo(String counter, long tick) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> remove(String counter) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void stop() {
        executor.close();
    }

    /** Runs a round at a time. {@link SharedTicker} also schedules rounds itself; an extra one changes nothing. */
    private void roundAt(long time) throws Exception {
        now.set(time);
        executor.run(ticks::round);
        // The answers about the last tick and to an append are tasks of the executor, too.
        for (int task = 0; task < 3; task++) {
            awaitExecutor();
        }
    }

    private void awaitExecutor() throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        executor.run(() -> reached.complete(null));
        reached.get(10, TimeUnit.SECONDS);
    }

    private void assertAppended(long tick) throws Exception {
        PublishOptions options = Objects.requireNonNull(appended.poll(10, TimeUnit.SECONDS), "nothing was appended");
        assertThat(Objects.requireNonNull(options.once()).tick()).isEqualTo(tick);
        assertThat(options.fence()).isEqualTo(LEAD);
        assertThat(appended).isEmpty();
    }

    @Test
    void appendsEachTickOnceButNoneBeforeTheStart() throws Exception {
        roundAt(1_004_000);
        assertThat(appended).isEmpty();
        roundAt(1_010_000);
        assertAppended(1_010_000);
        roundAt(1_010_100);
        assertThat(appended).isEmpty();
        roundAt(1_020_001);
        assertAppended(1_020_000);
    }

    @Test
    void appendsOnlyWhileItLeads() throws Exception {
        lead.set(null);
        roundAt(1_010_000);
        assertThat(appended).isEmpty();
        lead.set(LEAD);
        roundAt(1_012_000);
        assertAppended(1_010_000);
    }

    @Test
    void skipsATickThatIsTooLate() throws Exception {
        roundAt(1_016_000);
        assertThat(appended).isEmpty();
        roundAt(1_020_000);
        assertAppended(1_020_000);
    }

    @Test
    void retriesAFailedAppendButNotOneThatAnotherNodeMade() throws Exception {
        answer = CompletableFuture.failedStage(new IllegalStateException("the log is away"));
        roundAt(1_010_000);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(appended.poll()).once())
                        .tick())
                .isEqualTo(1_010_000);
        answer = CompletableFuture.failedStage(new NotAppendedException(NotAppendedException.Reason.ALREADY_DONE));
        roundAt(1_010_300);
        assertThat(appended).isNotEmpty();
        appended.clear();
        roundAt(1_010_600);
        assertThat(appended).isEmpty();
    }

    @Test
    void continuesAfterALeaderWhoseClockWasAhead() throws Exception {
        lastTick = CompletableFuture.completedStage(OptionalLong.of(5_000_000));
        roundAt(1_004_000);
        assertThat(appended).isEmpty();
        roundAt(1_013_999);
        assertThat(appended).isEmpty();
        roundAt(1_014_000);
        assertAppended(5_010_000);
        roundAt(1_024_000);
        assertAppended(5_020_000);
    }

    @Test
    void continuesAfterALeaderWhoseClockWasBehind() throws Exception {
        lastTick = CompletableFuture.completedStage(OptionalLong.of(500_000));
        roundAt(1_010_000);
        assertAppended(1_010_000);
    }

    @Test
    void asksAgainForALastTickThatCannotBeRead() throws Exception {
        lastTick = CompletableFuture.failedStage(new IllegalStateException("the store is away"));
        roundAt(1_010_000);
        assertThat(appended).isEmpty();
        lastTick = CompletableFuture.completedStage(OptionalLong.empty());
        roundAt(1_010_001);
        assertAppended(1_010_000);
    }
}

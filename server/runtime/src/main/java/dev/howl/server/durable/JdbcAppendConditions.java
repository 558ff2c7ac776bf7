package dev.howl.server.durable;

import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendConditions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counters and fences in tables. Within a transaction of the application they are part of it. */
final class JdbcAppendConditions implements AppendConditions {
    private final JdbcEventStore store;

    JdbcAppendConditions(JdbcEventStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Void> pass(PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence) {
        return done(transaction -> transaction.pass(once, fence));
    }

    /** Does not wait for the end of a transaction, whose view it has. */
    @Override
    public CompletionStage<OptionalLong> get(String counter) {
        if (store.isInTransaction()) {
            return CompletableFuture.completedStage(
                    DatabaseFailures.translating(() -> number(store.tables().tick(counter))));
        }
        return store.execute(transaction -> number(transaction.tables().tick(counter)), 0);
    }

    @Override
    public CompletionStage<Void> skipTo(String counter, long tick) {
        return done(transaction -> {
            if (transaction.tables().lockCounter(counter) < tick) {
                transaction.tables().writeCounter(counter, tick);
            }
        });
    }

    @Override
    public CompletionStage<Void> remove(String counter) {
        return done(transaction -> transaction.tables().removeCounter(counter));
    }

    private interface Step {
        void in(AppendTransaction transaction);
    }

    private CompletionStage<Void> done(Step step) {
        return store.execute(
                        transaction -> {
                            step.in(transaction);
                            return true;
                        },
                        0)
                .thenAccept(done -> {});
    }

    private static OptionalLong number(Optional<Long> tick) {
        return tick.isPresent() ? OptionalLong.of(tick.get()) : OptionalLong.empty();
    }
}

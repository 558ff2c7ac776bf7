package dev.howl.server.durable;

import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendConditions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counters and fencing tokens in tables. Within a transaction of the application, changes are part of it. */
final class JdbcAppendConditions implements AppendConditions {
    private final JdbcEventStore store;

    JdbcAppendConditions(JdbcEventStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Void> pass(PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence) {
        return execute(transaction -> transaction.pass(once, fence));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Within a transaction it completes at once with the value that the transaction sees.
     */
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
        return execute(transaction -> {
            if (transaction.tables().lockCounter(counter) < tick) {
                transaction.tables().writeCounter(counter, tick);
            }
        });
    }

    @Override
    public CompletionStage<Void> remove(String counter) {
        return execute(transaction -> transaction.tables().removeCounter(counter));
    }

    private interface Action {
        void in(AppendTransaction transaction);
    }

    private CompletionStage<Void> execute(Action action) {
        return store.execute(
                        transaction -> {
                            action.in(transaction);
                            return true;
                        },
                        0)
                .thenAccept(done -> {});
    }

    private static OptionalLong number(Optional<Long> tick) {
        return tick.isPresent() ? OptionalLong.of(tick.get()) : OptionalLong.empty();
    }
}

package dev.howl.server.memory;

import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendConditions;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counters and fencing tokens in the memory of one process. */
final class MemoryConditions implements AppendConditions {
    private final Map<String, Long> ticks = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();

    @Override
    public synchronized CompletionStage<Void> pass(
            PublishOptions.@Nullable Once once, PublishOptions.@Nullable Fence fence) {
        if (fence != null && tokens.getOrDefault(fence.lock(), Long.MIN_VALUE) > fence.token()) {
            return refused(NotAppendedException.Reason.FENCED);
        }
        if (once != null && ticks.getOrDefault(once.counter(), Long.MIN_VALUE) >= once.tick()) {
            return refused(NotAppendedException.Reason.ALREADY_DONE);
        }
        if (fence != null) {
            tokens.put(fence.lock(), fence.token());
        }
        if (once != null) {
            ticks.put(once.counter(), once.tick());
        }
        return CompletableFuture.completedStage(null);
    }

    private static CompletionStage<Void> refused(NotAppendedException.Reason reason) {
        return CompletableFuture.failedStage(new NotAppendedException(reason));
    }

    @Override
    public synchronized CompletionStage<OptionalLong> get(String counter) {
        Long tick = ticks.get(counter);
        return CompletableFuture.completedStage(tick == null ? OptionalLong.empty() : OptionalLong.of(tick));
    }

    @Override
    public synchronized CompletionStage<Void> skipTo(String counter, long tick) {
        ticks.merge(counter, tick, Math::max);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> remove(String counter) {
        ticks.remove(counter);
        return CompletableFuture.completedStage(null);
    }
}

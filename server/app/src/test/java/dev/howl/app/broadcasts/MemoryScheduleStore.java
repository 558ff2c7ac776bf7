package dev.howl.app.broadcasts;

import dev.howl.runtime.CodedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** An in-memory {@link ScheduleStore} that a test can make unreachable. */
final class MemoryScheduleStore implements ScheduleStore {
    private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
    private volatile int version;
    volatile boolean reachable = true;

    @Override
    public CompletionStage<String> version() {
        return answer(() -> "v" + version);
    }

    @Override
    public CompletionStage<List<Schedule>> all() {
        return answer(() -> List.copyOf(schedules.values()));
    }

    @Override
    public CompletionStage<Optional<Schedule>> find(String id) {
        return answer(() -> Optional.ofNullable(schedules.get(id)));
    }

    @Override
    public synchronized CompletionStage<Schedule> add(Schedule schedule, int max) {
        if (schedules.size() >= max && !schedules.containsKey(schedule.id())) {
            return CompletableFuture.failedStage(BroadcastErrors.tooMany(max));
        }
        version++;
        return answer(() -> schedules.computeIfAbsent(schedule.id(), id -> schedule));
    }

    @Override
    public synchronized CompletionStage<Boolean> remove(Schedule schedule) {
        version++;
        return answer(() -> schedules.remove(schedule.id(), schedule));
    }

    private <T> CompletionStage<T> answer(Supplier<T> value) {
        CodedException away = BroadcastErrors.unavailable("the store is unavailable");
        return reachable ? CompletableFuture.completedStage(value.get()) : CompletableFuture.failedStage(away);
    }
}

package dev.howl.server.redis;

import dev.howl.server.Counters;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Counters in a Redis hash. */
final class RedisCounters implements Counters {
    private static final int SIZE = 300;

    private final PendingCommands commands;
    private final RedisKeys keys;

    RedisCounters(PendingCommands commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    @Override
    public CompletionStage<OptionalLong> get(String counter) {
        return commands.submit(
                SIZE,
                pair -> pair.commands().hget(keys.counters(), counter).<OptionalLong>thenApply(RedisCounters::tick));
    }

    @Override
    public CompletionStage<Void> skipTo(String counter, long tick) {
        return commands.submit(SIZE, pair -> Script.SKIP
                .run(pair.commands(), List.of(keys.counters()), Bytes.of(counter), Bytes.of(tick))
                .thenAccept(done -> {}));
    }

    @Override
    public CompletionStage<Void> remove(String counter) {
        return commands.submit(
                SIZE, pair -> pair.commands().hdel(keys.counters(), counter).thenAccept(done -> {}));
    }

    private static OptionalLong tick(byte @org.jspecify.annotations.Nullable [] tick) {
        return tick == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(Bytes.text(tick)));
    }
}

package dev.howl.server.redis;

import dev.howl.server.Counters;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Counters in one hash. */
final class RedisCounters implements Counters {
    private static final int SIZE = 300;

    private final Calls calls;
    private final Keys keys;

    RedisCounters(Calls calls, Keys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public CompletionStage<OptionalLong> get(String counter) {
        return calls.call(
                SIZE,
                link -> link.commands().hget(keys.counters(), counter).<OptionalLong>thenApply(RedisCounters::tick));
    }

    @Override
    public CompletionStage<Void> skipTo(String counter, long tick) {
        return calls.call(SIZE, link -> Script.SKIP
                .run(link.commands(), List.of(keys.counters()), Bytes.of(counter), Bytes.of(tick))
                .thenAccept(done -> {}));
    }

    @Override
    public CompletionStage<Void> remove(String counter) {
        return calls.call(
                SIZE, link -> link.commands().hdel(keys.counters(), counter).thenAccept(done -> {}));
    }

    private static OptionalLong tick(byte @org.jspecify.annotations.Nullable [] tick) {
        return tick == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(Bytes.text(tick)));
    }
}

package dev.howl.app.broadcasts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * A schedule store in a Redis hash, for all nodes. Each change is one script that also writes a new version, for which
 * the leader polls.
 */
final class RedisScheduleStore implements ScheduleStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisScheduleStore.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String INITIAL_VERSION = "none";

    /** Returns the schedule now stored under the id; an empty text if the limit is reached. */
    private static final RedisScript<String> ADD = RedisScript.of("""
            local there = redis.call('HGET', KEYS[1], ARGV[1])
            if there then return there end
            if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return '' end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('SET', KEYS[2], ARGV[4])
            return ARGV[2]
            """, String.class);

    /** Removes a schedule only if the stored one is equal. */
    private static final RedisScript<Long> REMOVE = RedisScript.of("""
            if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
            redis.call('HDEL', KEYS[1], ARGV[1])
            redis.call('SET', KEYS[2], ARGV[3])
            return 1
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final String schedules;
    private final String version;

    /**
     * Creates a store.
     *
     * @param namespace hash tag with which the name of every key starts
     */
    RedisScheduleStore(ReactiveStringRedisTemplate redis, String namespace) {
        this.redis = redis;
        this.schedules = "{" + namespace + "}:schedules";
        this.version = schedules + ":version";
    }

    @Override
    public CompletionStage<String> version() {
        return stage(redis.opsForValue().get(version).defaultIfEmpty(INITIAL_VERSION));
    }

    @Override
    public CompletionStage<List<Schedule>> all() {
        return stage(redis.<String, String>opsForHash()
                .values(schedules)
                .flatMapIterable(
                        json -> StoredSchedule.parse(json).schedule().stream().toList())
                .collectList());
    }

    @Override
    public CompletionStage<Optional<Schedule>> find(String id) {
        return stage(redis.<String, String>opsForHash()
                .get(schedules, id)
                .map(json -> StoredSchedule.parse(json).schedule())
                .defaultIfEmpty(Optional.empty()));
    }

    @Override
    public CompletionStage<Schedule> add(Schedule schedule, int max) {
        String json = StoredSchedule.of(schedule).json();
        return stage(redis.execute(ADD, keys(), List.of(schedule.id(), json, Integer.toString(max), newVersion()))
                .single()
                .map(there -> {
                    if (there.isEmpty()) {
                        throw BroadcastErrors.tooMany(max);
                    }
                    return StoredSchedule.parse(there).schedule().orElse(schedule);
                }));
    }

    @Override
    public CompletionStage<Boolean> remove(Schedule schedule) {
        String json = StoredSchedule.of(schedule).json();
        return stage(redis.execute(REMOVE, keys(), List.of(schedule.id(), json, newVersion()))
                .single()
                .map(removed -> removed > 0));
    }

    private List<String> keys() {
        return List.of(schedules, version);
    }

    private static String newVersion() {
        return UUID.randomUUID().toString();
    }

    private static <T> CompletionStage<T> stage(Mono<T> asked) {
        return asked.timeout(TIMEOUT)
                .onErrorMap(RedisScheduleStore::isUnavailable, RedisScheduleStore::unavailable)
                .toFuture();
    }

    /** Includes {@link IOException}: a connection reset while a reply is pending is not translated by Spring Data. */
    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TimeoutException
                || failure instanceof IOException;
    }

    private static RuntimeException unavailable(Throwable failure) {
        LOG.debug("The schedules in Redis cannot be reached", failure);
        return BroadcastErrors.unavailable("the schedules in Redis cannot be reached at the moment");
    }
}

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
 * Schedules in a hash of Redis, for all nodes. A change is one script, which also writes a new version; a node that
 * leads asks for the version often.
 */
final class RedisScheduleStore implements ScheduleStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisScheduleStore.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final String NONE_YET = "none";

    /** Answers what is there now, nothing where there would be too many. */
    private static final RedisScript<String> ADD = RedisScript.of("""
            local there = redis.call('HGET', KEYS[1], ARGV[1])
            if there then return there end
            if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return '' end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('SET', KEYS[2], ARGV[4])
            return ARGV[2]
            """, String.class);

    /** Removes what is there only if it is what was meant. */
    private static final RedisScript<Long> REMOVE = RedisScript.of("""
            if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
            redis.call('HDEL', KEYS[1], ARGV[1])
            redis.call('SET', KEYS[2], ARGV[3])
            return 1
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final String schedules;
    private final String version;

    /** @param namespace begins the name of every key, as hash tag */
    RedisScheduleStore(ReactiveStringRedisTemplate redis, String namespace) {
        this.redis = redis;
        this.schedules = "{" + namespace + "}:schedules";
        this.version = schedules + ":version";
    }

    @Override
    public CompletionStage<String> version() {
        return stage(redis.opsForValue().get(version).defaultIfEmpty(NONE_YET));
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
    public CompletionStage<Schedule> add(Schedule schedule, int most) {
        String json = StoredSchedule.of(schedule).json();
        return stage(redis.execute(ADD, keys(), List.of(schedule.id(), json, Integer.toString(most), newVersion()))
                .single()
                .map(there -> {
                    if (there.isEmpty()) {
                        throw BroadcastErrors.tooMany(most);
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
        return asked.timeout(LONGEST)
                .onErrorMap(RedisScheduleStore::isAway, RedisScheduleStore::unavailable)
                .toFuture();
    }

    /** A connection that is reset while an answer is awaited fails with the transport's own exception. */
    private static boolean isAway(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TimeoutException
                || failure instanceof IOException;
    }

    private static RuntimeException unavailable(Throwable failure) {
        LOG.debug("The schedules cannot be reached", failure);
        return BroadcastErrors.unavailable("the schedules cannot be reached for now");
    }
}

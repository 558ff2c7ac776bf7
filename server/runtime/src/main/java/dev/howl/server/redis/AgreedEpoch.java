package dev.howl.server.redis;

import io.lettuce.core.KeyValue;
import java.util.List;
import java.util.Optional;

/**
 * The epoch that Redis holds, and the Redis process that it was negotiated with.
 *
 * @param run the run id of the process
 */
record AgreedEpoch(String epoch, String run) {

    /** Reads it from Redis; empty if no epoch was negotiated, or Redis lost it. Blocks. */
    static Optional<AgreedEpoch> read(ConnectionPair pair, RedisKeys keys) {
        List<KeyValue<String, byte[]>> meta =
                ConnectionPair.await(pair.commands().hmget(keys.meta(), "epoch", "run"), ConnectionPair.ANSWER);
        return meta.stream().allMatch(KeyValue::hasValue)
                ? Optional.of(new AgreedEpoch(
                        Bytes.text(meta.get(0).getValue()),
                        Bytes.text(meta.get(1).getValue())))
                : Optional.empty();
    }
}

package dev.howl.server.redis;

import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reader that follows the streams of all topics, and that of the revocations, over one connection. Confined to one thread. */
final class StreamFollower {
    private static final int BATCH = 500;
    private static final Duration BLOCK = Duration.ofMillis(500);

    private final RedisKeys keys;
    private final List<TopicStream> topics;
    private final RedisRevocations revocations;

    StreamFollower(RedisKeys keys, List<TopicStream> topics, RedisRevocations revocations) {
        this.keys = keys;
        this.topics = topics;
        this.revocations = revocations;
    }

    void load(ConnectionPair pair, String epoch) {
        revocations.load(pair);
        topics.forEach(topic -> topic.load(pair, epoch));
    }

    /** Adds new events to the windows until a connection fails or the epoch ends. */
    void follow(ConnectionPair pair, String epoch) {
        Map<String, TopicStream> streams = new HashMap<>();
        topics.forEach(topic -> streams.put(topic.stream(), topic));
        long checked = System.nanoTime();
        while (!pair.isClosed()) {
            List<StreamMessage<String, byte[]>> batch = read(pair);
            for (StreamMessage<String, byte[]> message : batch) {
                if (message.getStream().equals(revocations.stream())) {
                    revocations.take(message, pair);
                    continue;
                }
                TopicStream topic = streams.get(message.getStream());
                if (topic != null && !topic.take(message)) {
                    topic.load(pair, epoch);
                }
            }
            if (batch.isEmpty() || System.nanoTime() - checked > BLOCK.toNanos()) {
                check(pair, epoch);
                checked = System.nanoTime();
            }
        }
        throw new ReconnectException("the connections were closed");
    }

    private List<StreamMessage<String, byte[]>> read(ConnectionPair pair) {
        XReadArgs args = XReadArgs.Builder.block(BLOCK).count(BATCH);
        return ConnectionPair.await(pair.tail().xread(args, offsets()), BLOCK.plus(ConnectionPair.ANSWER));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private XReadArgs.StreamOffset<String>[] offsets() {
        XReadArgs.StreamOffset[] offsets = new XReadArgs.StreamOffset[topics.size() + 1];
        offsets[topics.size()] = XReadArgs.StreamOffset.from(revocations.stream(), revocations.read() + "-0");
        for (int i = 0; i < topics.size(); i++) {
            TopicStream topic = topics.get(i);
            offsets[i] =
                    XReadArgs.StreamOffset.from(topic.stream(), topic.progress().n() + "-0");
        }
        return offsets;
    }

    /** Checks that the epoch still holds: Redis may have been flushed, or another node may have started a new epoch. */
    private void check(ConnectionPair pair, String epoch) {
        AgreedEpoch expected = new AgreedEpoch(epoch, pair.run());
        if (AgreedEpoch.read(pair, keys).filter(expected::equals).isEmpty()) {
            throw new ReconnectException("the epoch of the log has changed");
        }
    }
}

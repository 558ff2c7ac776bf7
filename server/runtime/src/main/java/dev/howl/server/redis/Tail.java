package dev.howl.server.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the streams of all topics over one connection. Confined to one thread. */
final class Tail {
    private static final int BATCH = 500;
    private static final Duration BLOCK = Duration.ofMillis(500);

    private final Keys keys;
    private final List<TopicTail> topics;

    Tail(Keys keys, List<TopicTail> topics) {
        this.keys = keys;
        this.topics = topics;
    }

    void load(Link link, String epoch) {
        topics.forEach(topic -> topic.load(link, epoch));
    }

    /** Takes what comes, until the link fails or the epoch ends. */
    void follow(Link link, String epoch) {
        Map<String, TopicTail> streams = new HashMap<>();
        topics.forEach(topic -> streams.put(topic.stream(), topic));
        long checked = System.nanoTime();
        while (!link.isClosed()) {
            List<StreamMessage<String, byte[]>> batch = read(link);
            for (StreamMessage<String, byte[]> message : batch) {
                TopicTail topic = streams.get(message.getStream());
                if (topic != null && !topic.take(message)) {
                    topic.load(link, epoch);
                }
            }
            if (batch.isEmpty() || System.nanoTime() - checked > BLOCK.toNanos()) {
                check(link, epoch);
                checked = System.nanoTime();
            }
        }
        throw new UnsettledException("the link was closed");
    }

    private List<StreamMessage<String, byte[]>> read(Link link) {
        XReadArgs args = XReadArgs.Builder.block(BLOCK).count(BATCH);
        return Link.await(link.tail().xread(args, offsets()), BLOCK.plus(Link.ANSWER));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private XReadArgs.StreamOffset<String>[] offsets() {
        XReadArgs.StreamOffset[] offsets = new XReadArgs.StreamOffset[topics.size()];
        for (int i = 0; i < offsets.length; i++) {
            TopicTail topic = topics.get(i);
            offsets[i] =
                    XReadArgs.StreamOffset.from(topic.stream(), topic.progress().n() + "-0");
        }
        return offsets;
    }

    /** Somebody may have emptied Redis, or begun another epoch, while it ran. */
    private void check(Link link, String epoch) {
        List<KeyValue<String, byte[]>> meta =
                Link.await(link.commands().hmget(keys.meta(), "epoch", "run"), Link.ANSWER);
        boolean holds = meta.stream().allMatch(KeyValue::hasValue)
                && Bytes.text(meta.get(0).getValue()).equals(epoch)
                && Bytes.text(meta.get(1).getValue()).equals(link.run());
        if (!holds) {
            throw new UnsettledException("the epoch has changed");
        }
    }
}

package dev.howl.server.fanout;

import dev.howl.server.log.TopicLog;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The subscribers of a channel, by event loop. */
public final class Fanout {
    private final Map<EventLoop, Map<TopicKey, LoopTopic>> loops = new ConcurrentHashMap<>();

    private record TopicKey(TopicLog log, @Nullable String key) {}

    /**
     * Places a cursor at the head of a log. Called on the subscriber's event loop; the first event comes in a later
     * turn of it.
     *
     * @param deliveries counts events written
     */
    public Cursor place(
            EventLoop loop, TopicLog log, @Nullable String key, Subscriber subscriber, LongAdder deliveries) {
        // The inner maps belong to their loops.
        Map<TopicKey, LoopTopic> topics = loops.computeIfAbsent(loop, added -> new HashMap<>());
        TopicKey id = new TopicKey(log, key);
        return topics.computeIfAbsent(id, added -> new LoopTopic(log, key, loop, deliveries, () -> topics.remove(id)))
                .place(subscriber);
    }
}

package dev.howl.server.fanout;

import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The subscribers of a channel, by event loop. */
public final class Fanout {
    private final Map<EventLoop, Map<TopicKey, LoopSubscribers>> loops = new ConcurrentHashMap<>();

    private record TopicKey(TopicWindows windows, @Nullable String key) {}

    /**
     * Places a cursor. Called on the subscriber's event loop; the first event comes in a later turn of it.
     *
     * @param after the last event that the subscriber has; {@code null} to go on from the head of the log
     * @param deliveries is told what was written
     */
    public CursorPlacement place(
            EventLoop loop,
            TopicWindows windows,
            @Nullable String key,
            @Nullable Offset after,
            Subscriber subscriber,
            DeliveryStats deliveries) {
        // The inner maps belong to their loops.
        Map<TopicKey, LoopSubscribers> topics = loops.computeIfAbsent(loop, added -> new HashMap<>());
        TopicKey id = new TopicKey(windows, key);
        return topics.computeIfAbsent(
                        id, added -> new LoopSubscribers(windows, key, loop, deliveries, () -> topics.remove(id)))
                .place(subscriber, after);
    }
}

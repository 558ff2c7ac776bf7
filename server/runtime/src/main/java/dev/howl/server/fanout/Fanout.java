package dev.howl.server.fanout;

import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry of a channel's subscribers, by event loop and by topic and key. */
public final class Fanout {
    private final Map<EventLoop, Map<TopicKey, LoopSubscribers>> loops = new ConcurrentHashMap<>();

    private record TopicKey(TopicWindows windows, @Nullable String key) {}

    /**
     * Places a cursor. Called on the subscriber's event loop; the first event is written in a later turn of it, so that
     * the caller can confirm the subscription first.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @param after the last event that the subscriber has; {@code null} to start at the head of the log
     * @param deliveries called for each batch written
     */
    public CursorPlacement place(
            EventLoop loop,
            TopicWindows windows,
            @Nullable String key,
            @Nullable Offset after,
            Subscriber subscriber,
            DeliveryStats deliveries) {
        // Each inner map is confined to its event loop.
        Map<TopicKey, LoopSubscribers> topics = loops.computeIfAbsent(loop, added -> new HashMap<>());
        TopicKey id = new TopicKey(windows, key);
        return topics.computeIfAbsent(
                        id, added -> new LoopSubscribers(windows, key, loop, deliveries, () -> topics.remove(id)))
                .place(subscriber, after);
    }
}

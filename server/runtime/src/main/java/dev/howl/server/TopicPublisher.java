package dev.howl.server;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Appends events to the log of one topic. Safe for use by several threads; never blocks on a subscriber. */
public interface TopicPublisher {

    /**
     * Appends an event and hands it to the subscribers of its topic and key.
     *
     * <p>On a durable topic, within a transaction of the data source that holds the events, the append is part of it:
     * the stage completes after the commit, so it must not be waited for within; where the append fails, the
     * transaction rolls back and whoever commits it gets the failure. On other topics an event goes out at once.
     *
     * @param key {@code null} exactly where the topic has no keys
     * @param event a message that the contract lists among the topic's events
     * @return the event's position once the append is acknowledged; fails with a
     *     {@link dev.howl.runtime.CodedException} {@code unavailable} where the log cannot be reached
     * @throws IllegalArgumentException where the key or the event does not belong to the topic
     */
    default CompletionStage<Position> publish(@Nullable String key, Message event) {
        return publish(key, event, PublishOptions.NONE);
    }

    /**
     * Appends an event if the options allow it.
     *
     * @param key {@code null} exactly where the topic has no keys
     * @param event a message that the contract lists among the topic's events
     * @return as {@link #publish(String, Message)}; fails with {@link NotAppendedException} where a condition of the
     *     options does not hold
     * @throws IllegalArgumentException where the key or the event does not belong to the topic
     */
    CompletionStage<Position> publish(@Nullable String key, Message event, PublishOptions options);

    /**
     * Where the log of a key stands: the position of its newest event, {@code seq} 0 where there is none. On a durable
     * topic, within a transaction of the data source that holds the events, it is the position that the transaction
     * sees: a state that is read in the same transaction is the state exactly at that position.
     *
     * @param key {@code null} exactly where the topic has no keys
     */
    Position head(@Nullable String key);

    /**
     * Tells a listener of the events of a key from now on, whichever node appends them. One that is added while the
     * server starts begins with what is appended once the log has started.
     *
     * @param key {@code null} exactly where the topic has no keys
     * @return ends it: no event follows, but for one that another thread is at
     * @throws IllegalArgumentException where the key does not belong to the topic
     */
    Registration listen(@Nullable String key, TopicListener<? super Message> listener);
}

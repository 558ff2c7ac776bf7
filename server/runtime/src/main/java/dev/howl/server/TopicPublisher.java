package dev.howl.server;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A publisher of events to the log of one topic. Safe for use by several threads. No method waits for subscribers; on a
 * durable topic, {@code publish} and {@code head} access the database, and so block, within a transaction of the data
 * source.
 */
public interface TopicPublisher {

    /**
     * Appends an event and delivers it to the subscribers of its topic and key.
     *
     * <p>On a durable topic, within a transaction of the data source that holds the events, the append is part of the
     * transaction. The stage completes after the commit, so it must not be waited for inside. Where the append fails,
     * the transaction rolls back and its caller gets the failure. On other topics the event is delivered at once.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @param event a message that the contract lists among the topic's events
     * @return the event's position, once the append is acknowledged; fails with a {@link
     *     dev.howl.runtime.CodedException} {@code unavailable} if the log cannot be reached
     * @throws IllegalArgumentException if the key or the event does not belong to the topic
     */
    default CompletionStage<Position> publish(@Nullable String key, Message event) {
        return publish(key, event, PublishOptions.NONE);
    }

    /**
     * Appends an event under conditions.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @param event a message that the contract lists among the topic's events
     * @param options the conditions
     * @return as {@link #publish(String, Message)}; fails with {@link NotAppendedException} if a condition does not
     *     hold
     * @throws IllegalArgumentException if the key or the event does not belong to the topic
     */
    CompletionStage<Position> publish(@Nullable String key, Message event, PublishOptions options);

    /**
     * Returns the position of a key's newest event; {@code seq} is 0 if there is none. On a durable topic, within a
     * transaction of the data source that holds the events, it is the position that the transaction sees: a state that
     * is read in the same transaction is the state exactly at that position.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @throws dev.howl.runtime.CodedException {@code unavailable} if the log is not open
     */
    Position head(@Nullable String key);

    /**
     * Calls a listener for each event of a key from now on, whichever node appends it. A listener added while the
     * server starts receives the events appended after the start of the log.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @return ends the listening: no call follows, except one that is running on the listeners' thread
     * @throws IllegalArgumentException if the key does not belong to the topic
     */
    Registration listen(@Nullable String key, TopicListener<? super Message> listener);
}

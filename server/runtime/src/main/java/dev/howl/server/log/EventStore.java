package dev.howl.server.log;

import dev.howl.runtime.Position;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The durable events of all topics, in tables. An engine opens its durable topics, starts the store and is told of each
 * commit; whoever relays events elsewhere reads them again after the last number that arrived there.
 *
 * <p>Safe for use by several threads. Methods that return no stage block, and throw a
 * {@link dev.howl.runtime.CodedException} {@code unavailable} where the database cannot be reached.
 */
public interface EventStore {
    /** The name under which {@link #heads} has a topic without keys. */
    String NO_KEY = "";

    /** Names a durable topic, before {@link #start}. */
    void open(String topic);

    /** Adds a listener, before {@link #start}. */
    void listen(CommitListener listener);

    /**
     * Makes the tables, and an epoch for each topic that has none.
     *
     * @throws RuntimeException with a sentence for the operator where the database cannot be used
     */
    void start();

    /** Commits what waits, for a short while; what comes later fails with {@code unavailable}. */
    void stop();

    /**
     * The epoch of an opened topic: made once, kept as long as the database is.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} before the start
     */
    String epoch(String topic);

    /**
     * Appends an event: within the caller's transaction where it has one, else together with what others append. Does
     * not block outside of a transaction. The stage completes after the commit, after the listeners were told.
     */
    CompletionStage<Position> append(String topic, Append event);

    /** Whether the caller is in a transaction of the store's data source. */
    boolean isInTransaction();

    /** The number of a key's newest event as the caller's transaction sees it; 0 where there is none. */
    long head(String topic, @Nullable String key);

    /** The number of each key's newest event, also where its events were trimmed; by key, or {@link #NO_KEY}. */
    Map<String, Long> heads(String topic);

    /**
     * The next committed events of a key, in the order of their numbers.
     *
     * @param after the number that they follow
     * @param max at most so many
     * @return the first one does not follow at once where events were trimmed
     */
    List<StoredEvent> read(String topic, @Nullable String key, long after, int max);

    /**
     * The newest events of a key, in the order of their numbers, without a hole.
     *
     * @param maxEvents at most so many
     * @param maxBytes as soon as their bodies exceed this, no older ones
     */
    List<StoredEvent> newest(String topic, @Nullable String key, int maxEvents, long maxBytes);

    /** Counters and fences, beside the events. */
    Conditions conditions();
}

package dev.howl.server.log;

import dev.howl.runtime.Position;
import dev.howl.server.revocation.RevocationStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The store of durable events, in tables of a database. An engine opens its durable topics and starts the store, which
 * reports each commit to its listeners; a relay reads events again after the last seq that arrived at its destination.
 *
 * <p>Safe for use by several threads. Methods that return no stage block, and throw a {@link
 * dev.howl.runtime.CodedException} {@code unavailable} if the database cannot be reached.
 */
public interface EventStore {
    /** The name of the only key of a topic without keys in {@link #heads}. */
    String NO_KEY = "";

    /** Registers a durable topic. To be called before {@link #start}. */
    void open(String topic);

    /** Adds a listener. To be called before {@link #start}. */
    void listen(CommitListener listener);

    /**
     * Creates or migrates the tables, and gives each topic an epoch that has none.
     *
     * @throws RuntimeException if the database cannot be used, with a message for the operator
     */
    void start();

    /** Commits pending appends for a few seconds; later ones fail with {@code unavailable}. */
    void stop();

    /**
     * Returns the epoch of an opened topic, which lasts as long as the database.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} before the start
     */
    String epoch(String topic);

    /**
     * Appends an event: as part of the caller's transaction if there is one, else in a transaction shared with other
     * appends. Does not block outside of a transaction. The stage completes after the commit, when the listeners have
     * been called.
     */
    CompletionStage<Position> append(String topic, AppendRequest event);

    /** Returns whether the calling thread is in a transaction of the store's data source. */
    boolean isInTransaction();

    /** Returns the seq of a key's newest event as the caller's transaction sees it; 0 if there is none. */
    long head(String topic, @Nullable String key);

    /** Returns the seq of each key's newest event, even if its events were trimmed, by key or {@link #NO_KEY}. */
    Map<String, Long> heads(String topic);

    /**
     * Returns the next committed events of a key, in the order of their seq.
     *
     * @param after the seq that they follow
     * @param max the largest number of events to return
     * @return the first event does not directly follow {@code after} if events were trimmed
     */
    List<StoredEvent> read(String topic, @Nullable String key, long after, int max);

    /**
     * Returns the newest events of a key, in the order of their seq and without a hole.
     *
     * @param maxEvents the largest number of events to return
     * @param maxBytes no older event is added once their bodies exceed this
     */
    List<StoredEvent> newest(String topic, @Nullable String key, int maxEvents, long maxBytes);

    /** Returns the revocations of a single node, which are kept in the same database. */
    RevocationStore revocations();

    /** Returns the counters and fencing tokens, which are kept in the same database. */
    AppendConditions conditions();
}

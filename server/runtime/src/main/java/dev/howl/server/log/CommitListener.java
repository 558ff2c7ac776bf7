package dev.howl.server.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told what this process has committed to an {@link EventStore}. Called by whoever committed, on any thread: it does
 * not block. Threads overtake each other: the events of a call are in the order of their numbers, calls are not.
 */
public interface CommitListener {

    /**
     * These events are in the table, and so is every event of their keys with a smaller number.
     *
     * @param events at least one
     */
    void committed(List<StoredEvent> events);

    /** Whether a commit that had events of a key came to be is not known: the table tells, once it can be reached. */
    void unsure(String topic, @Nullable String key);
}

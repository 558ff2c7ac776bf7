package dev.howl.server.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listener for the commits that this process makes to an {@link EventStore}. Called on the committing thread, so it
 * must not block. Calls of different threads may arrive out of order; the events of one call are in the order of their
 * seq.
 */
public interface CommitListener {

    /**
     * Called after a commit: these events, and all events of their keys with a smaller seq, are in the table.
     *
     * @param events at least one
     */
    void committed(List<StoredEvent> events);

    /**
     * Called when the outcome of a commit with events of a key is unknown. The table shows it once the database can be
     * reached.
     */
    void unsure(String topic, @Nullable String key);
}

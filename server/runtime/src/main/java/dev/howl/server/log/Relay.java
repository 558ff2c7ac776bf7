package dev.howl.server.log;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A channel that passes the events of a topic, stored and numbered elsewhere, on to the windows of every node. Safe for
 * use by several threads.
 */
public interface Relay {

    /** Returns the topic's windows on this node. The store of the events determines the epoch of each key. */
    TopicWindows windows();

    /**
     * Passes on an event if it is the next one of its key, or the first one of its epoch. Repeating it has no effect.
     *
     * @param key {@code null} if and only if the topic has no keys
     * @param after the seq of the event before it; lower than {@code at.seq() - 1} if the events in between were
     *     trimmed from the store
     * @param at the event's position
     * @param body the JSON of its frame, without a position
     * @return the newest event of the key that was passed on; below {@code at} in the same epoch, the events after it
     *     must be passed on first. Fails with a {@link dev.howl.runtime.CodedException} {@code unavailable}
     */
    CompletionStage<Offset> append(@Nullable String key, long after, Offset at, byte[] body);

    /** Completes as {@link TopicLog#caughtUp} does, for the events that were passed on. */
    CompletionStage<Void> caughtUp();

    /** A factory of relays, implemented by an engine that reaches every node. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens a topic whose events are stored elsewhere. To be called before the engine is started.
         *
         * @param epoch the epoch that keys start in
         * @param source reads events that this node's windows have missed
         */
        Relay openRelay(TopicSpec topic, EventFramer framer, String epoch, Source source);
    }

    /** A reader of the store that holds the events. */
    @FunctionalInterface
    interface Source {

        /**
         * Returns the events between two positions. Called on the thread that fills the windows, and may block for a
         * short time.
         *
         * @param after the last event of the window, in the requested epoch
         * @param before the seq of the event that the window continues with
         * @return events in order; with a hole or an exception, readers get a gap
         */
        List<StoredEvent> between(@Nullable String key, Offset after, long before);
    }
}

package dev.howl.server.log;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.window.Framing;
import dev.howl.server.window.Head;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of a topic to the windows of every node whose events are kept, and given their positions, somewhere else.
 * Safe for use by several threads.
 */
public interface Relay {

    /** What this node holds of the topic for readers. Whoever keeps the events says in which life each key is. */
    TopicWindows windows();

    /**
     * Hands on an event where it is the next one of its key, or where nothing of the key's life is known. Doing it
     * again changes nothing.
     *
     * @param after the number of the event that it follows: the one before it, or an earlier one where those in between
     *     are not kept any more
     * @param at the event's position
     * @return where the key stands afterwards among those that were handed on: below {@code at} in the same life, the
     *     events after it have to be handed on first. Fails with a {@link dev.howl.runtime.CodedException}
     *     {@code unavailable}
     */
    CompletionStage<Head> append(@Nullable String key, long after, Head at, byte[] body);

    /** As {@link TopicLog#caughtUp}, of what was handed on. */
    CompletionStage<Void> caughtUp();

    /** Who can hand events on to every node. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens a topic whose events are kept somewhere else; before the engine is started.
         *
         * @param epoch the life that keys begin in when they are first named
         * @param source has what this node's windows have missed
         */
        Relay openRelay(TopicSpec topic, Framing framing, String epoch, Source source);
    }

    /** Where the events are kept. */
    @FunctionalInterface
    interface Source {

        /**
         * The events between two positions that this node has missed; called on the thread that fills the windows, and
         * may block for a short while.
         *
         * @param after the last event of the window, in the life that is asked for
         * @param before the number of the event that the window goes on with
         * @return in order, as many as there are; with a hole or an exception, readers are told of a gap
         */
        List<Stored> between(@Nullable String key, Head after, long before);
    }

    /**
     * An event as it is kept.
     *
     * @param seq its number
     * @param body the JSON of its frame, without a position
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(long seq, byte[] body) {}
}

package dev.howl.server;

import dev.howl.runtime.Position;

/**
 * Is told in this process of the events of one topic and key, whichever node appended them.
 *
 * <p>Called on the one thread that serves the listeners of all topics, in the order of the log: each event comes once,
 * or {@link #lost} comes in its place. It must not block, as all others wait meanwhile. What it throws is logged, and the
 * next event follows.
 *
 * @param <E> what the events have in common
 */
@FunctionalInterface
public interface TopicListener<E> {

    /** The next event. */
    void event(E event, Position position);

    /**
     * Some events cannot be had: the listener was slower than the window, or the log began another life.
     *
     * @param resumeAt the next event is the one right after it
     */
    default void lost(Position resumeAt) {}
}

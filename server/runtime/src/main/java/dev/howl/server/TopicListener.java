package dev.howl.server;

import dev.howl.runtime.Position;

/**
 * A listener in this process for the events of one topic and key, whichever node appended them.
 *
 * <p>It is called on the one thread that serves the listeners of all topics, in the order of the log: once for each
 * event, or {@link #lost} in place of events it cannot get any more. It must not block, because all other listeners
 * wait meanwhile. Exceptions are logged and do not stop the next event.
 *
 * <pre>{@code
 * publisher.listen(null, (event, position) -> log.info("{} at {}", event, position));
 * }</pre>
 *
 * @param <E> the common type of the events
 */
@FunctionalInterface
public interface TopicListener<E> {

    /** Called with the next event. */
    void event(E event, Position position);

    /**
     * Called when events are lost: the listener was slower than the window, or a new epoch of the log has started.
     *
     * @param resumeAt the last position before the next event
     */
    default void lost(Position resumeAt) {}
}

package dev.howl.server.log;

import dev.howl.runtime.Position;
import dev.howl.server.window.TopicWindows;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The log of one topic. Safe for use by several threads. */
public interface TopicLog {

    /** Returns the topic's windows on this node. */
    TopicWindows windows();

    /**
     * Appends an event. When the stage completes, the event is as durable as the engine makes it, and on its way to the
     * windows of every node.
     *
     * @return fails as {@link dev.howl.server.TopicPublisher#publish} says
     */
    CompletionStage<Position> append(AppendRequest event);

    /** Returns the head of a key, as {@link dev.howl.server.TopicPublisher#head} says. */
    Position head(@Nullable String key);

    /**
     * Completes, never exceptionally, when the windows of this node hold all events acknowledged by any node before the
     * call, or when that cannot be determined in time.
     */
    CompletionStage<Void> caughtUp();
}

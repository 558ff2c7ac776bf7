package dev.howl.server;

import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Appends events to the log of one topic. Safe for use by several threads; never blocks on a subscriber. */
public interface TopicPublisher {

    /**
     * Appends an event and hands it to the subscribers of its topic and key.
     *
     * @param key {@code null} exactly where the topic has no keys
     * @param event a message that the contract lists among the topic's events
     * @return the event's position
     * @throws IllegalArgumentException where the key or the event does not belong to the topic
     */
    CompletionStage<Position> publish(@Nullable String key, Message event);
}

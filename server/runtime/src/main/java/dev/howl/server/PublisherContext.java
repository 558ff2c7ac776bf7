package dev.howl.server;

/** What the publishers of a channel are made of. */
public interface PublisherContext {

    /**
     * Publishes on that topic.
     *
     * @throws IllegalArgumentException where the channel has no such topic
     */
    TopicPublisher topic(String name);

    /** The open sessions of the channel. */
    ChannelSessions sessions();
}

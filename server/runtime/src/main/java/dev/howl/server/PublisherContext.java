package dev.howl.server;

/** The topic publishers and open sessions of a channel, for its generated publishers. */
public interface PublisherContext {

    /**
     * Returns the publisher of a topic.
     *
     * @throws IllegalArgumentException if the channel has no such topic
     */
    TopicPublisher topic(String name);

    /** Returns the open sessions of the channel. */
    ChannelSessions sessions();
}

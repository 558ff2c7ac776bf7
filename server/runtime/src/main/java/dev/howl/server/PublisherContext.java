package dev.howl.server;

/** The parts that generated publishers of a channel are made of. */
public interface PublisherContext {

    /**
     * Returns the publisher of a topic.
     *
     * @throws IllegalArgumentException where the channel has no such topic
     */
    TopicPublisher topic(String name);

    /** Returns the open sessions of the channel. */
    ChannelSessions sessions();
}

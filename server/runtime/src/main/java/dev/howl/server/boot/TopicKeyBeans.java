package dev.howl.server.boot;

import dev.howl.server.TopicKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The assignment of {@link TopicKeys} beans to topics. */
final class TopicKeyBeans {
    private TopicKeyBeans() {}

    /**
     * Assigns each bean to its topic.
     *
     * @throws InvalidHandlersException if a bean names a topic that does not exist or has no keys, or two beans name
     *     the same one
     */
    static void assign(Channels channels, Collection<TopicKeys> beans) {
        Set<String> topics = new HashSet<>();
        for (TopicKeys keys : beans) {
            if (!topics.add(keys.topic())) {
                throw new InvalidHandlersException(
                        "More than one bean of type TopicKeys is for topic '" + keys.topic() + "'.");
            }
            long served = channels.loaded().stream()
                    .filter(channel -> channel.state().limit(keys))
                    .count();
            if (served == 0) {
                throw new InvalidHandlersException(keys.getClass().getName() + " is for topic '" + keys.topic()
                        + "', which does not exist or has no keys.");
            }
        }
    }
}

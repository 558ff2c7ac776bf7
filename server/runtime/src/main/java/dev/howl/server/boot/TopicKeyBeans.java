package dev.howl.server.boot;

import dev.howl.server.TopicKeys;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Hands each topic the bean that knows its keys. */
final class TopicKeyBeans {
    private TopicKeyBeans() {}

    /** @throws UnfitHandlersException where a bean speaks for no topic with keys, or two for the same one */
    static void assign(Channels channels, Collection<TopicKeys> beans) {
        Set<String> topics = new HashSet<>();
        for (TopicKeys keys : beans) {
            if (!topics.add(keys.topic())) {
                throw new UnfitHandlersException("More than one bean knows the keys of topic '" + keys.topic() + "'.");
            }
            long served = channels.loaded().stream()
                    .filter(channel -> channel.core().limit(keys))
                    .count();
            if (served == 0) {
                throw new UnfitHandlersException(keys.getClass().getName() + " knows the keys of topic '" + keys.topic()
                        + "', which no channel" + " has, or which has no keys.");
            }
        }
    }
}

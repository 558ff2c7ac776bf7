package dev.howl.generator.plan;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that several channels give to messages of their own: alone they do not tell a reader which one is meant. */
final class AmbiguousNames {
    private AmbiguousNames() {}

    /** Returns the names as Java has them. */
    static Set<String> of(Contract contract) {
        Map<String, Set<Location>> messages = new HashMap<>();
        for (Channel channel : contract.channels()) {
            for (Message message : channel.messages()) {
                if (message.javaName() == null) {
                    messages.computeIfAbsent(JavaNames.type(message.id()), name -> new HashSet<>())
                            .add(message.location());
                }
            }
        }
        return messages.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}

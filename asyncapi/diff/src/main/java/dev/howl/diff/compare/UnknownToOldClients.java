package dev.howl.diff.compare;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.routing.Ambiguity;
import dev.howl.model.routing.RoutedMessage;
import dev.howl.model.routing.Routing;
import dev.howl.model.routing.RoutingPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** New messages of the server that old clients may take for others. */
final class UnknownToOldClients {
    private final Contract contract;
    private final Channel channel;

    UnknownToOldClients(Contract contract, Channel channel) {
        this.contract = contract;
        this.channel = channel;
    }

    /** Returns the old message that old clients may take a new one for, by the id of the new one. */
    Map<String, String> takenFor(List<Message> added, List<Message> before) {
        Map<String, String> taken = new HashMap<>();
        added.stream().filter(message -> !message.isJson()).forEach(message -> before.stream()
                .filter(other -> !other.isJson() && other.isText() == message.isText())
                .filter(other -> !MessageLikeness.haveOtherTexts(other, message))
                .findFirst()
                .ifPresent(other -> taken.put(message.id(), other.id())));
        routed(added, before, taken);
        return taken;
    }

    private void routed(List<Message> added, List<Message> before, Map<String, String> taken) {
        Set<String> old = new HashSet<>();
        List<RoutedMessage> all = new ArrayList<>();
        before.stream().filter(Message::isJson).forEach(message -> {
            old.add(message.id());
            all.add(new RoutedMessage(message.id(), message.payload(), List.of()));
        });
        Set<String> fresh = new HashSet<>();
        added.stream()
                .filter(Message::isJson)
                .filter(message -> !old.contains(message.id()))
                .forEach(message -> {
                    fresh.add(message.id());
                    all.add(new RoutedMessage(message.id(), message.payload(), List.of()));
                });
        if (old.isEmpty() || fresh.isEmpty()) {
            return;
        }
        String mark = Directions.discriminator(contract, channel).orElse(null);
        Routing routing = RoutingPlanner.plan(all, mark);
        Stream.concat(routing.ambiguities().stream(), routing.leftovers().stream())
                .forEach((Ambiguity pair) -> {
                    note(pair.first(), pair.second(), fresh, old, taken);
                    note(pair.second(), pair.first(), fresh, old, taken);
                });
    }

    private static void note(String one, String other, Set<String> fresh, Set<String> old, Map<String, String> taken) {
        if (fresh.contains(one) && old.contains(other)) {
            taken.putIfAbsent(one, other);
        }
    }
}

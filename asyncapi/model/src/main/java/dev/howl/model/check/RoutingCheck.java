package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.link.NameHints;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects that one side receives on a channel must be told apart by a constant at the top level of the frame. What
 * is text, or surely no object, is told apart otherwise.
 */
final class RoutingCheck {
    private final Diagnostics diagnostics;
    private final LinkedContract linked;
    private final Channel channel;

    private RoutingCheck(LinkedContract linked, Channel channel, Diagnostics diagnostics) {
        this.linked = linked;
        this.channel = channel;
        this.diagnostics = diagnostics;
    }

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().sockets()) {
            new RoutingCheck(linked, channel, diagnostics).check();
        }
    }

    private void check() {
        List<Message> toServer = Directions.objects(Directions.toServer(linked.contract(), channel));
        List<Message> toClient = Directions.objects(Directions.toClient(linked.contract(), channel));
        boolean inwards = direction(toServer, "clients send");
        boolean outwards = direction(toClient, "the server sends");
        boolean both = isMany(toServer) && isMany(toClient);
        if (inwards
                && outwards
                && both
                && Directions.discriminator(linked.contract(), channel).isEmpty()) {
            diagnostics.limit(
                    channel.location(),
                    "in channel '" + channel.id() + "' messages of clients are told apart by '"
                            + first(toServer) + "' and those of the server by '" + first(toClient)
                            + "'; use one name for both");
        }
    }

    private boolean isMany(List<Message> messages) {
        return messages.size() > 1
                && messages.stream().allMatch(message -> message.isJson() && !Payloads.isUnknown(linked, message));
    }

    private static String first(List<Message> messages) {
        return Directions.discriminators(messages).iterator().next();
    }

    private boolean direction(List<Message> messages, String who) {
        if (!isMany(messages) || !Directions.discriminators(messages).isEmpty()) {
            return true;
        }
        Map<Message, Map<String, String>> marks = new LinkedHashMap<>();
        messages.forEach(message -> marks.put(message, Payloads.view(message).marks()));
        String best = mostUsed(marks);
        if (best == null) {
            diagnostics.limit(
                    channel.location(),
                    "messages that " + who + " in channel '" + channel.id() + "' cannot be told apart: "
                            + NameHints.list(messages.stream().map(Message::id).toList())
                            + "; " + advice(messages));
        } else {
            offenders(marks, best, who);
        }
        return false;
    }

    private static String advice(List<Message> messages) {
        return messages.stream()
                .map(message -> Payloads.view(message).constants().keySet())
                .<Set<String>>map(LinkedHashSet::new)
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .flatMap(common -> common.stream().findFirst())
                .map(name -> "each has a const '" + name + "': list it as required")
                .orElse("give each a required property at the top level, such as 'type', with a const of its own");
    }

    private static @Nullable String mostUsed(Map<Message, Map<String, String>> marks) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        marks.values().forEach(mark -> mark.keySet().forEach(name -> uses.merge(name, 1, Integer::sum)));
        return uses.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void offenders(Map<Message, Map<String, String>> marks, String name, String who) {
        Map<String, Message> taken = new HashMap<>();
        marks.forEach((message, mark) -> {
            String value = mark.get(name);
            if (value == null) {
                diagnostics.limit(
                        message.location(),
                        "message '" + message.id() + "' cannot be told apart from what else " + who + " in channel '"
                                + channel.id() + "': " + missing(message, name));
                return;
            }
            Message other = taken.putIfAbsent(value, message);
            if (other != null) {
                diagnostics.limit(
                        message.location(),
                        "messages '" + other.id() + "' and '" + message.id() + "', which " + who + " in channel '"
                                + channel.id() + "', both have '" + value + "' as '" + name
                                + "'; give each a const of its own");
            }
        });
    }

    private static String missing(Message message, String name) {
        Set<String> constants = Payloads.view(message).constants().keySet();
        return constants.contains(name)
                ? "its schema must also list '" + name + "' as required"
                : "require property '" + name + "' with a const of its own, as the others do";
    }
}

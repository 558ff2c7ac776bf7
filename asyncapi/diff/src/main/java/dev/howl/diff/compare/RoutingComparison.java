package dev.howl.diff.compare;

import dev.howl.diff.rule.MessageRule;
import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Message;
import dev.howl.model.routing.Ambiguity;
import dev.howl.model.routing.Routing;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Facts;
import dev.howl.model.shape.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the message that receivers take a frame for, of messages that both documents have in one direction. A frame
 * that two messages accept is the first of them: the sender means one, and a receiver with other schemas or another order
 * reads the other. Frames with constants of their own are never of two messages.
 */
final class RoutingComparison {
    private final Both both;
    private final boolean isToServer;
    private final Side sender;
    private final Side receiver;
    /** The sender's message of each message of the receiver, by their ids. */
    private final Map<String, String> sent = new HashMap<>();

    private final Map<String, Boolean> widened = new HashMap<>();

    /** @param partners the new message of each old one, by their ids */
    RoutingComparison(
            Both both, ChannelRouting old, ChannelRouting now, boolean isToServer, Map<String, String> partners) {
        this.both = both;
        this.isToServer = isToServer;
        Side before = new Side(old, isToServer);
        Side after = new Side(now, isToServer);
        this.sender = isToServer ? before : after;
        this.receiver = isToServer ? after : before;
        partners.forEach((oldId, newId) -> sent.put(isToServer ? newId : oldId, isToServer ? oldId : newId));
    }

    /** The messages of one document in the direction. */
    private static final class Side {
        private final Channel channel;
        private final Routing routing;

        Side(ChannelRouting routings, boolean isToServer) {
            this.channel = routings.channel();
            this.routing = isToServer ? routings.toServer() : routings.toClient();
        }

        /** Returns pairs of ids: a frame that both accept is the first. */
        Stream<List<String>> pairs() {
            return Stream.concat(routing.ambiguities().stream(), routing.leftovers().stream())
                    .map((Ambiguity pair) -> List.of(pair.first(), pair.second()));
        }

        Message message(String id) {
            return channel.messages().stream()
                    .filter(message -> message.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    void compare() {
        Set<List<String>> own = new HashSet<>();
        sender.pairs().forEach(own::add);
        receiver.pairs().forEach(pair -> {
            String meant = sent.get(pair.get(1));
            if (meant != null && isNew(pair.get(0), meant, own)) {
                report(meant, pair.get(0));
            }
        });
    }

    /** Returns whether the sender means one message where the receiver takes the other. */
    private boolean isNew(String taken, String meant, Set<List<String>> own) {
        String other = sent.get(taken);
        return other == null
                || own.contains(List.of(meant, other))
                || acceptsMore(other, taken)
                || isSilentNow(other, taken, meant);
    }

    /** Returns whether the receiver's schema says nothing of a property that the sender's excludes other messages by. */
    private boolean isSilentNow(String before, String after, String meant) {
        Set<String> names = new HashSet<>(described(sender.message(before)));
        names.removeAll(described(receiver.message(after)));
        names.retainAll(described(sender.message(meant)));
        return !names.isEmpty();
    }

    private static Set<String> described(Message message) {
        Schema payload = message.payload();
        return payload == null ? Set.of() : Facts.of(Shape.of(payload)).described();
    }

    private boolean acceptsMore(String before, String after) {
        return widened.computeIfAbsent(
                after,
                id -> Widening.of(
                        sender.message(before).payload(),
                        receiver.message(after).payload()));
    }

    private void report(String meant, String taken) {
        Message message = sender.message(meant);
        Message other = receiver.message(taken);
        Place of = place(isToServer, message);
        Place by = place(!isToServer, other);
        both.report(
                isToServer ? MessageRule.TO_SERVER_ROUTING_CHANGED : MessageRule.TO_CLIENT_ROUTING_CHANGED,
                isToServer ? of : by,
                isToServer ? by : of,
                "message '" + meant + "': " + (isToServer ? "the new server" : "old clients") + " may take it for '"
                        + taken + "'");
    }

    private @Nullable Place place(boolean isOld, Message message) {
        return both.place(isOld, message, message.location());
    }
}

package dev.howl.diff.compare;

import dev.howl.diff.rule.MessageRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of the messages of a channel, direction by direction. */
final class MessagesComparison {
    private final Both both;
    private final Channel old;
    private final Channel now;
    private final DirectionChanges toServer;
    private final DirectionChanges toClient;
    private final ChannelRouting oldRouting;
    private final ChannelRouting newRouting;
    /** The new message of each old one, in either direction, by their ids. */
    private final Map<String, String> partners = new HashMap<>();

    MessagesComparison(Both both, Channel old, Channel now, DirectionChanges toServer, DirectionChanges toClient) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.toServer = toServer;
        this.toClient = toClient;
        this.oldRouting = new ChannelRouting(both.old(), old);
        this.newRouting = new ChannelRouting(both.now(), now);
    }

    void compare() {
        direction(true, Directions.toServer(both.old(), old), Directions.toServer(both.now(), now));
        direction(false, Directions.toClient(both.old(), old), Directions.toClient(both.now(), now));
    }

    /** Returns the id that a message of the old channel has in the new one; its own if it is gone. */
    String newId(String id) {
        return partners.getOrDefault(id, id);
    }

    private void direction(boolean isToServer, List<Message> before, List<Message> after) {
        Map<String, String> own = new HashMap<>();
        List<Message> left = new ArrayList<>(after);
        List<Message> unmatched = new ArrayList<>();
        for (Message message : before) {
            Message same = byId(left, message.id());
            if (same == null) {
                unmatched.add(message);
            } else {
                left.remove(same);
                own.put(message.id(), same.id());
                pair(isToServer, message, same);
            }
        }
        // The only message of a direction is recognised whatever it is called.
        boolean only = before.size() == 1 && after.size() == 1;
        for (Message message : unmatched) {
            Message renamed = only ? after.get(0) : MessageLikeness.renamed(message, left);
            if (renamed == null) {
                gone(isToServer, message);
            } else {
                left.remove(renamed);
                own.put(message.id(), renamed.id());
                pair(isToServer, message, renamed);
            }
        }
        added(isToServer, left, before);
        new RoutingComparison(both, oldRouting, newRouting, isToServer, own).compare();
    }

    private static @Nullable Message byId(List<Message> all, String id) {
        return all.stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Place place(boolean isOld, Message message) {
        return both.place(isOld, message, message.location());
    }

    private void gone(boolean isToServer, Message message) {
        both.report(
                isToServer ? MessageRule.TO_SERVER_MESSAGE_REMOVED : MessageRule.TO_CLIENT_MESSAGE_REMOVED,
                place(true, message),
                null,
                "message '" + message.id() + "' is gone from channel '" + now.id() + "'");
    }

    private void added(boolean isToServer, List<Message> left, List<Message> before) {
        if (isToServer) {
            left.forEach(message -> both.report(
                    MessageRule.TO_SERVER_MESSAGE_ADDED,
                    null,
                    place(false, message),
                    "message '" + message.id() + "' is new in channel '" + now.id() + "'"));
            return;
        }
        Map<String, String> taken = new UnknownToOldClients(both.old(), old).takenFor(left, before);
        for (Message message : left) {
            String words = "message '" + message.id() + "' is new in channel '" + now.id() + "'";
            String other = taken.get(message.id());
            if (other == null) {
                both.report(MessageRule.TO_CLIENT_MESSAGE_ADDED, null, place(false, message), words);
            } else {
                both.report(
                        MessageRule.TO_CLIENT_MESSAGE_AMBIGUOUS,
                        null,
                        place(false, message),
                        words + "; old clients may take it for '" + other + "'");
            }
        }
    }

    private void pair(boolean isToServer, Message before, Message after) {
        partners.put(before.id(), after.id());
        Place was = place(true, before);
        Place is = place(false, after);
        String who = "message '" + after.id() + "'";
        String direction = isToServer ? " (client to server)" : " (server to client)";
        new ContentComparison(both, before, after, was, is).compare();
        if (Objects.equals(ContentComparison.kind(before), ContentComparison.kind(after))) {
            (isToServer ? toServer : toClient)
                    .of(who + direction, was, is)
                    .compare(ContentComparison.schema(before), ContentComparison.schema(after));
        }
        if (!Objects.equals(before.role(), after.role())) {
            both.report(
                    MessageRule.ROLE_CHANGED,
                    was,
                    is,
                    who + ": role " + before.role() + " before, " + after.role() + " now");
        }
        correlation(who, before, after, was, is);
        if (!MessageLikeness.haveSameClass(before, after)) {
            both.report(
                    SourceRule.MESSAGE_CLASS_RENAMED,
                    was,
                    is,
                    who + ": its class was named after '" + MessageLikeness.className(before) + "'");
        }
    }

    private void correlation(String who, Message before, Message after, @Nullable Place was, @Nullable Place is) {
        String old = before.correlationId();
        String now = after.correlationId();
        if (!Objects.equals(old, now)) {
            both.report(
                    old == null ? MessageRule.CORRELATION_ADDED : MessageRule.CORRELATION_CHANGED,
                    was,
                    is,
                    who + ": correlation id " + old + " before, " + now + " now");
        }
    }
}

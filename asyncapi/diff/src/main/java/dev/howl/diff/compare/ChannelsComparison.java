package dev.howl.diff.compare;

import dev.howl.diff.rule.ConnectionRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes of channels. One is the same as before if its address is, whatever it is called, or else if its id is. */
final class ChannelsComparison {
    private final Both both;
    private final DirectionChanges toServer;
    private final DirectionChanges toClient;

    ChannelsComparison(Both both) {
        this.both = both;
        this.toServer = new DirectionChanges(both, true);
        this.toClient = new DirectionChanges(both, false);
    }

    void compare() {
        List<Channel> left = new ArrayList<>(both.now().channels());
        List<Channel> unmatched = new ArrayList<>();
        for (Channel old : both.old().channels()) {
            take(left, now -> sameAddress(old, now) || (old.address() == null && sameId(old, now)))
                    .ifPresentOrElse(now -> compare(old, now), () -> unmatched.add(old));
        }
        for (Channel old : unmatched) {
            take(left, now -> sameId(old, now)).ifPresentOrElse(now -> compare(old, now), () -> gone(old));
        }
        left.forEach(now -> both.report(
                ConnectionRule.CHANNEL_ADDED, null, place(false, now), "channel '" + now.id() + "' is new"));
    }

    private static Optional<Channel> take(List<Channel> left, Predicate<Channel> condition) {
        Optional<Channel> found = left.stream().filter(condition).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private static boolean sameId(Channel old, Channel now) {
        return old.id().equals(now.id());
    }

    private static boolean sameAddress(Channel old, Channel now) {
        String address = address(old);
        return address != null && address.equals(address(now)) && old.isSocket() == now.isSocket();
    }

    /** Returns the path with parameters that have no name: their names are in no request. */
    private static @Nullable String address(Channel channel) {
        String path = Sockets.path(channel);
        return path == null ? null : path.replaceAll("\\{[^{}]*}", "{}");
    }

    private void gone(Channel old) {
        both.report(ConnectionRule.CHANNEL_REMOVED, place(true, old), null, "channel '" + old.id() + "' is gone");
    }

    private @Nullable Place place(boolean isOld, Channel channel) {
        return both.place(isOld, channel, channel.location());
    }

    private void compare(Channel old, Channel now) {
        String who = "channel '" + now.id() + "': ";
        Place was = place(true, old);
        Place is = place(false, now);
        if (!Objects.equals(address(old), address(now))) {
            both.report(
                    ConnectionRule.CHANNEL_ADDRESS_CHANGED,
                    field(true, old, was, "address"),
                    field(false, now, is, "address"),
                    who + "address '" + Sockets.path(old) + "' before, '" + Sockets.path(now) + "' now");
        }
        if (!Objects.equals(old.otherProtocol(), now.otherProtocol())) {
            both.report(
                    ConnectionRule.CHANNEL_PROTOCOL_CHANGED,
                    was,
                    is,
                    who + "protocol " + protocol(old) + " before, " + protocol(now) + " now");
        }
        if (!sameId(old, now)) {
            both.report(SourceRule.CHANNEL_CLASS_RENAMED, was, is, who + "was called '" + old.id() + "'");
        }
        if (!Objects.equals(old.howl().clientName(), now.howl().clientName())) {
            both.report(
                    SourceRule.CLIENT_CLASS_RENAMED,
                    field(true, old, was, "x-howl-client-name"),
                    field(false, now, is, "x-howl-client-name"),
                    who + "client class " + old.howl().clientName() + " before, "
                            + now.howl().clientName() + " now");
        }
        new HandshakeComparison(both, old, now, toServer).compare();
        MessagesComparison messages = new MessagesComparison(both, old, now, toServer, toClient);
        messages.compare();
        new OperationsComparison(both, old, now, messages).compare();
        new CodesComparison(both, old, now).compare();
        new TopicsComparison(both, old, now, messages, toServer).compare();
    }

    private @Nullable Place field(boolean isOld, Channel channel, @Nullable Place place, String key) {
        return place == null
                ? null
                : place.field(both.document(isOld).linked().origins().of(channel), key);
    }

    private static String protocol(Channel channel) {
        return channel.otherProtocol() == null ? "ws" : channel.otherProtocol();
    }
}

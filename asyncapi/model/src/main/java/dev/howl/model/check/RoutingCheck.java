package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Message;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.routing.Ambiguity;
import dev.howl.model.routing.Routing;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A warning of messages that only validation distinguishes, because frames may fit several. */
final class RoutingCheck {
    /** Pairs that are shown with a frame that fits both; the search takes a validator's time. */
    private static final int MAX_PAIRS = 10;

    private final Diagnostics diagnostics;
    private final LinkedContract linked;
    private final Channel channel;
    private final Map<String, Message> messages = new HashMap<>();

    private RoutingCheck(LinkedContract linked, Channel channel, Diagnostics diagnostics) {
        this.linked = linked;
        this.channel = channel;
        this.diagnostics = diagnostics;
        channel.messages().forEach(message -> messages.put(message.id(), message));
    }

    static void check(LinkedContract linked, List<ChannelRouting> routings, Diagnostics diagnostics) {
        for (ChannelRouting routing : routings) {
            if (routing.channel().isSocket()) {
                new RoutingCheck(linked, routing.channel(), diagnostics).check(routing);
            }
        }
    }

    /** A pair that travels in both directions is told once. */
    private void check(ChannelRouting routing) {
        Map<List<String>, Ambiguity> toServer = pairs(routing.toServer());
        Map<List<String>, Ambiguity> toClient = pairs(routing.toClient());
        Map<List<String>, Ambiguity> both = new LinkedHashMap<>(toServer);
        both.keySet().retainAll(toClient.keySet());
        toServer.keySet().removeAll(both.keySet());
        toClient.keySet().removeAll(both.keySet());
        warn(toServer.values(), "clients send");
        warn(toClient.values(), "the server sends");
        warn(both.values(), "clients and the server send");
    }

    private Map<List<String>, Ambiguity> pairs(Routing routing) {
        Map<List<String>, Ambiguity> pairs = new LinkedHashMap<>();
        routing.ambiguities().stream()
                .filter(pair -> isKnown(pair.first()) && isKnown(pair.second()))
                .forEach(pair -> pairs.put(List.of(pair.first(), pair.second()), pair));
        return pairs;
    }

    private void warn(Collection<Ambiguity> pairs, String who) {
        pairs.stream().limit(MAX_PAIRS).forEach(pair -> warn(pair, who));
        if (pairs.size() > MAX_PAIRS) {
            diagnostics.warning(
                    channel.location(),
                    (pairs.size() - MAX_PAIRS) + " further pairs of messages that " + who + " in channel '"
                            + channel.id() + "' cannot be distinguished");
        }
    }

    private boolean isKnown(String id) {
        return !Payloads.isUnknown(linked, message(id));
    }

    private Message message(String id) {
        return Objects.requireNonNull(messages.get(id), id);
    }

    private void warn(Ambiguity pair, String who) {
        // Schemas with errors cannot be compiled.
        Optional<String> witness = diagnostics.hasErrors() ? Optional.empty() : pair.witness();
        String fits = witness.map(frame -> "both accept " + frame + ", which is read as '" + pair.first() + "'")
                .orElse("they may be ambiguous: a frame that both accept is read as '" + pair.first() + "'");
        diagnostics.warning(
                message(pair.second()).location(),
                "message '" + pair.second() + "' cannot be distinguished from '" + pair.first() + "', which " + who
                        + " too in channel '" + channel.id() + "': " + fits
                        + "; give each message a required property, such as 'type', with a different const");
    }
}

package dev.howl.model;

import dev.howl.model.routing.RoutedMessage;
import dev.howl.model.routing.Routing;
import dev.howl.model.routing.RoutingPlanner;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The routing of the JSON messages of a channel, for each direction. It is planned once, at its first use,
 * since a plan compares all messages of a direction with each other.
 */
public final class ChannelRouting {
    private final Contract contract;
    private final Channel channel;
    private @Nullable Planned planned;

    private record Planned(Routing toServer, Routing toClient) {}

    public ChannelRouting(Contract contract, Channel channel) {
        this.contract = contract;
        this.channel = channel;
    }

    /** Returns the routing of each channel, in the order of the contract. */
    public static List<ChannelRouting> of(Contract contract) {
        return contract.channels().stream()
                .map(channel -> new ChannelRouting(contract, channel))
                .toList();
    }

    public Contract contract() {
        return contract;
    }

    public Channel channel() {
        return channel;
    }

    /** Returns the routing of the JSON messages that clients send. */
    public Routing toServer() {
        return planned().toServer();
    }

    /** Returns the routing of the JSON messages that the server sends. */
    public Routing toClient() {
        return planned().toClient();
    }

    private Planned planned() {
        Planned known = planned;
        if (known == null) {
            String preferred = Directions.discriminator(contract, channel).orElse(null);
            known = new Planned(
                    plan(Directions.toServer(contract, channel), preferred),
                    plan(Directions.toClient(contract, channel), preferred));
            planned = known;
        }
        return known;
    }

    private static Routing plan(List<Message> messages, @Nullable String preferred) {
        List<RoutedMessage> json = messages.stream()
                .filter(Message::isJson)
                .map(message -> new RoutedMessage(message.id(), message.payload(), examples(message)))
                .toList();
        return RoutingPlanner.plan(json, preferred);
    }

    private static List<JsonNode> examples(Message message) {
        return message.examples().stream()
                .map(Message.Example::payload)
                .filter(Objects::nonNull)
                .toList();
    }
}

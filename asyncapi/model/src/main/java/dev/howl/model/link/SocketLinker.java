package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Operation;
import dev.howl.model.ReadOptions;
import dev.howl.model.Server;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The protocol and the whole address of each channel. A channel is a WebSocket if the protocol of one of its servers is ws or wss,
 * or if the document has no server and no binding for another protocol. The first such server gives the address its path.
 */
final class SocketLinker {
    private final ChannelServers channelServers;
    private final Map<String, List<Operation>> operations;
    private final References references;
    private final SourceNodes origins;
    private final ReadOptions options;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<List<Server>, Choice> choices = new IdentityHashMap<>();
    private final Map<Carrier, List<String>> others = new LinkedHashMap<>();

    /** The server that decides for a channel. */
    private record Choice(Server server, boolean isSocket) {}

    /** A protocol other than WebSocket, and the place that names it. */
    private record Carrier(String protocol, String words, Location location) {}

    /** @param operations of all channels */
    SocketLinker(
            ChannelServers channelServers,
            List<Operation> operations,
            References references,
            SourceNodes origins,
            ReadOptions options,
            Diagnostics diagnostics) {
        this.channelServers = channelServers;
        this.operations = operations.stream()
                .collect(Collectors.groupingBy(operation -> operation.channel().id()));
        this.references = references;
        this.origins = origins;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** Returns the channels with their addresses and protocols, and reports those that are no WebSockets. */
    List<Channel> link(List<Channel> channels) {
        List<Channel> linked = channels.stream().map(this::channel).toList();
        boolean hasSockets = linked.stream().anyMatch(Channel::isSocket);
        others.forEach((carrier, ids) -> report(carrier, ids, hasSockets));
        return linked;
    }

    private Channel channel(Channel channel) {
        List<Server> servers = channelServers.of(channel);
        if (!servers.isEmpty()) {
            Choice choice = choices.computeIfAbsent(servers, this::choice);
            Server server = choice.server();
            String words = "server '" + server.id() + "' has the protocol " + server.protocol();
            return choice.isSocket()
                    ? at(channel, server)
                    : over(channel, new Carrier(server.protocol(), words, where(server, "protocol")));
        }
        OtherBinding other = options.socketAnyway()
                ? null
                : OtherBinding.of(channel, operations.getOrDefault(channel.id(), List.of()), references, origins);
        return other == null
                ? channel
                : over(
                        channel,
                        new Carrier(other.protocol(), "the binding is for " + other.protocol(), other.location()));
    }

    private Choice choice(List<Server> servers) {
        List<Server> asked = servers.stream()
                .filter(server -> server.id().equals(options.server()))
                .toList();
        List<Server> candidates = asked.isEmpty() ? servers : asked;
        List<Server> sockets =
                candidates.stream().filter(SocketLinker::isSocket).toList();
        if (sockets.isEmpty()) {
            return new Choice(candidates.get(0), options.socketAnyway());
        }
        sockets.forEach(server -> compare(sockets.get(0), server));
        return new Choice(sockets.get(0), true);
    }

    private static boolean isSocket(Server server) {
        return server.protocol().equalsIgnoreCase("ws") || server.protocol().equalsIgnoreCase("wss");
    }

    private void compare(Server first, Server other) {
        ServerPath path = new ServerPath(first);
        ServerPath otherPath = new ServerPath(other);
        if (!path.equalsPathOf(otherPath)) {
            diagnostics.warning(
                    other.location(),
                    "the path of server '" + other.id() + "' is " + otherPath + ", but that of server '" + first.id()
                            + "' is " + path + "; addresses start with " + path
                            + "; choose another server with --server"
                            + " (plugin: server)");
        }
    }

    private Channel at(Channel channel, Server server) {
        ServerPath path = new ServerPath(server);
        if (!path.isSound()) {
            diagnostics.limit(
                    where(server, "pathname"),
                    "the braces of '" + path + "' do not match; write each variable as {name}");
        }
        List<String> own = channel.parameters().stream().map(Parameter::name).toList();
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter variable : path.parameters()) {
            if (own.contains(variable.name())) {
                diagnostics.limit(
                        channel.location(),
                        "parameter '" + variable.name() + "' of channel '" + channel.id()
                                + "' is also a variable of the path" + " of server '" + server.id()
                                + "'; rename one of them");
            } else {
                parameters.add(variable);
            }
        }
        parameters.addAll(channel.parameters());
        return moved(channel, channel.at(path.with(channel.address()), parameters));
    }

    private Channel over(Channel channel, Carrier carrier) {
        others.computeIfAbsent(carrier, place -> new ArrayList<>()).add(channel.id());
        return moved(channel, channel.over(carrier.protocol()));
    }

    private Channel moved(Channel from, Channel to) {
        origins.put(to, origins.of(from));
        return to;
    }

    /** If no channel is a WebSocket, there is no server and no client to generate. */
    private void report(Carrier carrier, List<String> channels, boolean hasSockets) {
        String sentence =
                carrier.words() + ", but generated servers and clients use WebSocket (ws, wss); only types and"
                        + " docs are generated for " + NameHints.list(channels) + "; ";
        String anyway = "if they are WebSockets, pass --socket-anyway (plugin: socketAnyway)";
        if (hasSockets) {
            diagnostics.warning(carrier.location(), sentence + anyway);
        } else {
            diagnostics.limit(carrier.location(), sentence + "choose the target types, or, " + anyway);
        }
    }

    private Location where(Server server, String field) {
        Mapping object = origins.of(server);
        Node written = object.child(field);
        return written == null ? server.location() : written.location();
    }
}

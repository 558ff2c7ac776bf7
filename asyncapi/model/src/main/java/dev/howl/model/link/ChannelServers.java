package dev.howl.model.link;

import dev.howl.model.Channel;
import dev.howl.model.Server;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers on which each channel is: those that it names, in 2.x by key, in 3.x by reference; otherwise all. */
final class ChannelServers {
    private final References references;
    private final SourceNodes origins;
    private final List<Server> all;
    private final Map<String, Server> names = new HashMap<>();
    private final Map<Node, Server> nodes = new HashMap<>();

    ChannelServers(Mapping document, List<Server> all, References references, SourceNodes origins) {
        this.references = references;
        this.origins = origins;
        this.all = all;
        for (Server server : all) {
            names.put(server.id(), server);
            Node servers = document.child("servers");
            Node entry = servers == null ? null : servers.child(server.id());
            if (entry != null) {
                nodes.put(entry, server);
            }
        }
        all.forEach(server -> nodes.putIfAbsent(origins.of(server), server));
    }

    /** Returns the servers in the order of the channel; a list that names no server of the document counts as absent. */
    List<Server> of(Channel channel) {
        if (!(origins.of(channel).child("servers") instanceof Sequence written)) {
            return all;
        }
        List<Server> found = new ArrayList<>();
        for (Node item : written.items()) {
            Server server = item instanceof Mapping reference && References.is(reference)
                    ? referenced(reference)
                    : names.get(item.json().asString(""));
            if (server != null) {
                found.add(server);
            }
        }
        return found.isEmpty() ? all : found;
    }

    private @Nullable Server referenced(Mapping reference) {
        List<Node> chain =
                references.chain(reference, (parent, step) -> references.reportMissing(reference, parent, step));
        for (Node step : chain) {
            Server server = nodes.get(step);
            if (server != null) {
                return server;
            }
        }
        return null;
    }
}

package dev.howl.model.link;

import dev.howl.model.Server;
import dev.howl.model.Server.Variable;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Server Objects of any version. */
final class ServerLinker {
    /** Scheme, host with port, path: {@code url} of 2.x needs no scheme, and its parts may hold variables. */
    private static final Pattern URL = Pattern.compile("(?s)(?:[^/?#]*://)?([^/?#]*)(.*)");

    private final References references;
    private final SpecificationVersion version;
    private final SecurityLinker security;
    private final SourceNodes origins;
    private final Set<Mapping> seen = new HashSet<>();

    ServerLinker(References references, SpecificationVersion version, SecurityLinker security, SourceNodes origins) {
        this.references = references;
        this.version = version;
        this.security = security;
        this.origins = origins;
    }

    /** Returns the servers that have what their version requires. */
    List<Server> link(Mapping document) {
        return servers(document.child("servers"), Set.of());
    }

    /** Returns the reusable servers that were not linked before. */
    List<Server> others(Mapping document) {
        return document.child("components") instanceof Mapping components
                ? servers(components.child("servers"), Set.copyOf(seen))
                : List.of();
    }

    private List<Server> servers(@Nullable Node section, Set<Mapping> known) {
        List<Server> found = new ArrayList<>();
        if (section instanceof Mapping written) {
            written.forEach((id, entry) -> {
                Server server = references.follow(entry) instanceof Mapping object && !known.contains(object)
                        ? server(id, entry, object)
                        : null;
                if (server != null) {
                    found.add(server);
                }
            });
        }
        return found;
    }

    private @Nullable Server server(String id, Node entry, Mapping object) {
        seen.add(object);
        String protocol = object.text("protocol");
        String address = object.text(version.isTwo() ? "url" : "host");
        if (protocol == null || address == null) {
            return null;
        }
        Matcher url = URL.matcher(address);
        boolean split = version.isTwo() && url.matches();
        Server server = new Server(
                id,
                split ? url.group(1) : address,
                split ? path(url.group(2)) : object.text("pathname"),
                protocol,
                object.text("description"),
                variables(object.child("variables")),
                security.link(object),
                entry.where());
        origins.put(server, object);
        return server;
    }

    private static @Nullable String path(String written) {
        return written.isEmpty() ? null : written;
    }

    private List<Variable> variables(@Nullable Node written) {
        List<Variable> linked = new ArrayList<>();
        if (written instanceof Mapping map) {
            map.forEach((name, entry) -> {
                if (references.follow(entry) instanceof Mapping variable) {
                    linked.add(new Variable(
                            name,
                            variable.text("description"),
                            Parameters.texts(variable.child("enum")),
                            variable.text("default"),
                            entry.where()));
                }
            });
        }
        return linked;
    }
}

package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.server.ChannelListener;
import dev.howl.server.Principal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connected clients of this node, registered or not. A client stays until its session ends; the server's Pings
 * detect dead connections. Thread-safe.
 */
final class PanelRegistry implements ChannelListener<OriginalModerationSession> {
    private final InstantSource clock;
    private final Map<String, Panel> clients = new ConcurrentHashMap<>();

    PanelRegistry(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void opened(OriginalModerationSession session) {
        clients.put(session.id(), Panel.connected(session, clock.instant()));
    }

    /** Registers a client under a name, or changes its name. */
    void register(OriginalModerationSession session, String name, @Nullable Principal principal) {
        clients.computeIfPresent(session.id(), (id, client) -> client.registered(name, principal, clock.instant()));
    }

    void heard(OriginalModerationSession session) {
        clients.computeIfPresent(session.id(), (id, client) -> client.heard(clock.instant()));
    }

    /** Returns the panel of a session; empty if it has not registered. */
    Optional<Panel> find(OriginalModerationSession session) {
        return Optional.ofNullable(clients.get(session.id())).filter(Panel::isRegistered);
    }

    void send(OriginalModerationServerMessage message) {
        panels().forEach(panel -> panel.send(message));
    }

    /** Returns the number of registered clients. */
    int count() {
        return (int) panels().count();
    }

    private Stream<Panel> panels() {
        return clients.values().stream().filter(Panel::isRegistered);
    }

    /** Returns all clients, oldest first. */
    List<Panel> all() {
        return clients.values().stream()
                .sorted(Comparator.comparing(Panel::connectedAt)
                        .thenComparing(client -> client.session().id()))
                .toList();
    }

    @Override
    public void closed(OriginalModerationSession session) {
        clients.remove(session.id());
    }
}

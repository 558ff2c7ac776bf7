package dev.howl.app.originals.moderation;

import dev.howl.app.originals.moderation.contract.OriginalModerationServerMessage;
import dev.howl.app.originals.moderation.contract.OriginalModerationSession;
import dev.howl.server.ChannelListener;
import dev.howl.server.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The registered clients of this node. A client stays until its session ends; the server's Pings detect dead
 * connections. Thread-safe.
 */
final class PanelRegistry implements ChannelListener<OriginalModerationSession> {
    private final InstantSource clock;
    private final Map<String, Panel> named = new ConcurrentHashMap<>();

    PanelRegistry(InstantSource clock) {
        this.clock = clock;
    }

    /** Registers a client under a name, or changes its name. */
    void register(OriginalModerationSession session, String name, @Nullable Principal principal) {
        Instant now = clock.instant();
        named.put(session.id(), new Panel(session, name, principal, now, now));
        if (!session.isOpen()) {
            // closed() may have run before the put; remove the entry again.
            closed(session);
        }
    }

    void heard(OriginalModerationSession session) {
        named.computeIfPresent(session.id(), (id, panel) -> panel.heard(clock.instant()));
    }

    /** Returns the panel of a session; empty if it has not registered. */
    Optional<Panel> find(OriginalModerationSession session) {
        return Optional.ofNullable(named.get(session.id()));
    }

    void send(OriginalModerationServerMessage message) {
        named.values().forEach(panel -> panel.send(message));
    }

    int count() {
        return named.size();
    }

    /** Returns all panels, oldest first. */
    List<Panel> all() {
        return named.values().stream()
                .sorted(Comparator.comparing(Panel::since)
                        .thenComparing(panel -> panel.session().id()))
                .toList();
    }

    @Override
    public void closed(OriginalModerationSession session) {
        named.remove(session.id());
    }
}

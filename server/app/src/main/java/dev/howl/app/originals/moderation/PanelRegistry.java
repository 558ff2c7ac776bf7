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
 * The named clients of this node, each for as long as its connection lasts: the server's Pings find those that are gone.
 * Safe for use by several threads.
 */
final class PanelRegistry implements ChannelListener<OriginalModerationSession> {
    private final InstantSource clock;
    private final Map<String, Panel> named = new ConcurrentHashMap<>();

    PanelRegistry(InstantSource clock) {
        this.clock = clock;
    }

    /** Gives a client a name, or another one. */
    void register(OriginalModerationSession session, String name, @Nullable Principal principal) {
        Instant now = clock.instant();
        named.put(session.id(), new Panel(session, name, principal, now, now));
        if (!session.isOpen()) {
            // It may have been forgotten before.
            closed(session);
        }
    }

    void heard(OriginalModerationSession session) {
        named.computeIfPresent(session.id(), (id, panel) -> panel.heard(clock.instant()));
    }

    /** Empty for a client that has not said who it is. */
    Optional<Panel> find(OriginalModerationSession session) {
        return Optional.ofNullable(named.get(session.id()));
    }

    void send(OriginalModerationServerMessage message) {
        named.values().forEach(panel -> panel.send(message));
    }

    int count() {
        return named.size();
    }

    /** The oldest first. */
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

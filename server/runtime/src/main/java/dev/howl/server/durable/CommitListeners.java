package dev.howl.server.durable;

import dev.howl.server.log.CommitListener;
import dev.howl.server.log.StoredEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of commits. A listener that fails affects neither the other listeners nor the committing thread. */
final class CommitListeners {
    private static final Logger LOG = LoggerFactory.getLogger(CommitListeners.class);

    private final List<CommitListener> all = new CopyOnWriteArrayList<>();

    void add(CommitListener listener) {
        all.add(listener);
    }

    void committed(List<StoredEvent> events) {
        if (!events.isEmpty()) {
            callAll(listener -> listener.committed(events));
        }
    }

    void unsure(List<StoredEvent> events) {
        Set<LogKey> keys = new LinkedHashSet<>();
        events.forEach(event -> keys.add(LogKey.of(event.topic(), event.key())));
        keys.forEach(key -> callAll(listener -> listener.unsure(key.topic(), key.key())));
    }

    private void callAll(Consumer<CommitListener> call) {
        for (CommitListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("Commit listener failed", e);
            }
        }
    }
}

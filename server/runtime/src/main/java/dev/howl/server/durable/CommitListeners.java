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

/** Those who are told of commits. None can keep the others, or whoever committed, from going on. */
final class CommitListeners {
    private static final Logger LOG = LoggerFactory.getLogger(CommitListeners.class);

    private final List<CommitListener> all = new CopyOnWriteArrayList<>();

    void add(CommitListener listener) {
        all.add(listener);
    }

    void committed(List<StoredEvent> events) {
        if (!events.isEmpty()) {
            tell(listener -> listener.committed(events));
        }
    }

    void unsure(List<StoredEvent> events) {
        Set<LogKey> keys = new LinkedHashSet<>();
        events.forEach(event -> keys.add(LogKey.of(event.topic(), event.key())));
        keys.forEach(key -> tell(listener -> listener.unsure(key.topic(), key.key())));
    }

    private void tell(Consumer<CommitListener> news) {
        for (CommitListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a commit could not be told of", e);
            }
        }
    }
}

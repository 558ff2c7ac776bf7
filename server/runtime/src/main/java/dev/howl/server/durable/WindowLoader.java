package dev.howl.server.durable;

import dev.howl.server.log.EventStore;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import java.util.List;
import java.util.Map;

/** Loads events from the tables into the windows. */
final class WindowLoader {

    private WindowLoader() {}

    /** Fills the windows with the newest events, whatever their age: clients may have been away just as long. */
    static void load(EventStore store, TopicWindows windows) {
        Map<String, Long> heads = store.heads(windows.topic());
        windows.raise(store.epoch(windows.topic()), heads);
        heads.keySet().forEach(name -> load(store, windows, new LogKey(windows.topic(), name)));
    }

    /**
     * Adds an event to its window if it is the next one; returns whether the window holds it now, or held it before.
     */
    static boolean take(TopicWindows windows, StoredEvent event) {
        Offset at = new Offset(windows.epoch(), event.seq());
        return windows.take(event.key(), at, event.body())
                || windows.head(event.key()).seq() >= event.seq();
    }

    private static void load(EventStore store, TopicWindows windows, LogKey key) {
        int count = windows.limits().count();
        List<StoredEvent> newest =
                store.newest(key.topic(), key.key(), count, windows.limits().bytes());
        if (!newest.isEmpty()) {
            windows.restart(key.key(), new Offset(windows.epoch(), newest.get(0).seq() - 1));
            newest.forEach(event -> take(windows, event));
        }
    }
}

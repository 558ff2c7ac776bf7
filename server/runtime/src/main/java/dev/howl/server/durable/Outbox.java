package dev.howl.server.durable;

import dev.howl.runtime.Futures;
import dev.howl.server.log.CommitListener;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.Relay;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The relay of committed events to every node, in the order of each key's seq.
 *
 * <p>Events committed by this process are relayed at once. Every second the outbox also relays events in the tables
 * that have not arrived in this node's windows: the node that committed them may have stopped, or they may have been
 * lost on the way. Relaying an event twice has no effect.
 */
final class Outbox implements CommitListener {
    private static final long SCAN_MILLIS = 1_000;
    private static final long STOP_MILLIS = 1_000;

    private final EventStore store;
    private final EventPump pump;

    /** The relay of one topic. Confined to the thread of the pump. */
    private final class RelayTarget implements EventPump.Target {
        private final Relay relay;
        /** The seq of the last event relayed, by key. */
        private final Map<LogKey, Long> relayed = new HashMap<>();

        RelayTarget(Relay relay) {
            this.relay = relay;
        }

        @Override
        public TopicWindows windows() {
            return relay.windows();
        }

        @Override
        public long last(LogKey key) {
            Long known = relayed.get(key);
            return known != null ? known : windows().head(key.key()).seq();
        }

        @Override
        public boolean take(LogKey key, long last, List<StoredEvent> page) {
            String epoch = store.epoch(key.topic());
            long before = last;
            for (StoredEvent event : page) {
                // The relay completes within its own timeout.
                Offset head =
                        Futures.join(relay.append(key.key(), before, new Offset(epoch, event.seq()), event.body()));
                relayed.put(key, head.seq());
                if (head.seq() < event.seq()) {
                    // Events in between are missing at the destination: continue after its head.
                    return false;
                }
                before = event.seq();
            }
            return true;
        }

        /** Makes the relay resume from the last event read back from the stream, not from the last one sent. */
        @Override
        public void missing(LogKey key, long arrived) {
            relayed.put(key, arrived);
        }

        @Override
        public CompletionStage<Void> arrived() {
            return relay.caughtUp();
        }
    }

    Outbox(EventStore store) {
        this.store = store;
        this.pump = new EventPump(store, "howl-outbox");
    }

    void add(Relay relay) {
        pump.add(new RelayTarget(relay));
    }

    /** Returns a source that reads events a node's windows have missed from the tables. */
    Relay.Source source(String topic) {
        return (key, after, before) ->
                store
                        .read(topic, key, after.seq(), (int) Math.min(Integer.MAX_VALUE, before - after.seq() - 1))
                        .stream()
                        .filter(event -> event.seq() < before)
                        .toList();
    }

    /** Fills the windows from the tables, before anything is relayed. */
    void load() {
        pump.load();
    }

    void start() {
        pump.scanEvery(SCAN_MILLIS);
    }

    /** Stops, after relaying committed events for up to a second. Another node relays the rest. */
    void stop() {
        pump.stopWithin(STOP_MILLIS);
    }

    @Override
    public void committed(List<StoredEvent> events) {
        events.forEach(event -> pump.schedule(event.topic(), event.key()));
    }

    @Override
    public void unsure(String topic, @Nullable String key) {
        pump.schedule(topic, key);
    }

    /** Completes when the windows of a topic hold all events committed before the call, or after a timeout. */
    CompletionStage<Void> caughtUp(String topic) {
        return pump.caughtUp(topic);
    }
}

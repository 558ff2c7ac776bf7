package dev.howl.server.durable;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.TopicLog;
import dev.howl.server.memory.MemoryEngine;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.Windows;
import java.util.function.LongSupplier;

/**
 * A log engine of one process with a database. Durable topics are in its tables, other topics in memory; counters and
 * fencing tokens of both are in the tables.
 */
public final class EmbeddedEngine implements LogEngine {
    private final Windows windows;
    private final EventStore store;
    private final MemoryEngine memory;
    private final WindowFeeder feeder;

    /** @param clock nanoseconds since some fixed moment */
    public EmbeddedEngine(Windows windows, EventStore store, LongSupplier clock) {
        this.windows = windows;
        this.store = store;
        this.memory = new MemoryEngine(windows, clock, store.conditions());
        this.feeder = new WindowFeeder(store);
        store.listen(feeder);
    }

    @Override
    public TopicLog open(TopicSpec topic, EventFramer framer) {
        if (!topic.durable()) {
            return memory.open(topic, framer);
        }
        store.open(topic.name());
        // A placeholder: the epoch is read from the database at the start.
        TopicWindows opened = windows.open(topic.name(), framer, Windows.newEpoch(), false);
        feeder.add(opened);
        return new DurableTopicLog(store, opened, () -> feeder.caughtUp(topic.name()));
    }

    @Override
    public Counters counters() {
        return memory.counters();
    }

    @Override
    public RevocationStore revocations() {
        return store.revocations();
    }

    @Override
    public void start() {
        store.start();
        feeder.load();
        memory.start();
    }

    @Override
    public void stop() {
        memory.stop();
        store.stop();
        feeder.stop();
    }
}

package dev.howl.server.durable;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.Relay;
import dev.howl.server.log.TopicLog;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.Windows;

/**
 * Logs of many nodes that share a database: durable topics are in its tables, from where an {@link Outbox} hands them on
 * to every node; the others are in the engine that the nodes share.
 *
 * <p>Counters are the nodes' engine's; what an append to a durable topic depends on is noted in the database, with it.
 */
public final class OutboxEngine implements LogEngine {
    private final LogEngine nodes;
    private final Relay.Opener relays;
    private final EventStore store;
    private final Outbox outbox;

    /**
     * Puts the two together.
     *
     * @param nodes has the topics that are not durable
     * @param relays hands durable events on, as long as {@code nodes} is started
     * @param store has the durable topics
     */
    public OutboxEngine(LogEngine nodes, Relay.Opener relays, EventStore store) {
        this.nodes = nodes;
        this.relays = relays;
        this.store = store;
        this.outbox = new Outbox(store);
        store.listen(outbox);
    }

    @Override
    public TopicLog open(TopicSpec topic, EventFramer framer) {
        if (!topic.durable()) {
            return nodes.open(topic, framer);
        }
        String name = topic.name();
        store.open(name);
        // The epoch is in the database, which is not asked before the start.
        Relay relay = relays.openRelay(topic, framer, Windows.newEpoch(), outbox.source(name));
        outbox.add(name, relay);
        TopicWindows windows = relay.windows();
        return new DurableTopicLog(store, windows, () -> outbox.caughtUp(name));
    }

    @Override
    public Counters counters() {
        return nodes.counters();
    }

    @Override
    public void start() {
        store.start();
        outbox.load();
        nodes.start();
        outbox.start();
    }

    @Override
    public void stop() {
        store.stop();
        outbox.stop();
        nodes.stop();
    }
}

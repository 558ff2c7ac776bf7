package dev.howl.server.durable;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.Relay;
import dev.howl.server.log.TopicLog;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.Windows;
import java.util.concurrent.CompletionStage;

/**
 * A log engine of several nodes that share a database. Durable topics are in its tables, from which an {@link Outbox}
 * relays them to every node; other topics are in the engine that the nodes share.
 *
 * <p>Counters are those of the nodes' engine; the conditions of an append to a durable topic are recorded in the
 * database, in the transaction of the append.
 */
public final class OutboxEngine implements LogEngine {
    private final LogEngine nodes;
    private final Relay.Opener relays;
    private final EventStore store;
    private final Outbox outbox;

    /**
     * Creates the engine.
     *
     * @param nodes holds the topics that are not durable
     * @param relays relays durable events while {@code nodes} is running
     * @param store holds the durable topics
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
        // A placeholder: the epoch is read from the database at the start.
        Relay relay = relays.openRelay(topic, framer, Windows.newEpoch(), outbox.source(name));
        outbox.add(relay);
        TopicWindows windows = relay.windows();
        return new DurableTopicLog(store, windows, () -> outbox.caughtUp(name));
    }

    @Override
    public Counters counters() {
        return nodes.counters();
    }

    @Override
    public RevocationStore revocations() {
        return nodes.revocations();
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

    @Override
    public CompletionStage<Void> probe() {
        return nodes.probe();
    }
}

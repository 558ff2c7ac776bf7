package dev.howl.server.durable;

import dev.howl.runtime.Position;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.TopicLog;
import dev.howl.server.window.TopicWindows;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of a durable topic, whose events are in the store's tables. The engines that share it differ in how events get
 * from there to the windows.
 */
final class DurableTopicLog implements TopicLog {
    private final EventStore store;
    private final TopicWindows windows;
    private final Supplier<CompletionStage<Void>> caughtUp;

    /** @param caughtUp completes when the windows hold all events committed before the call */
    DurableTopicLog(EventStore store, TopicWindows windows, Supplier<CompletionStage<Void>> caughtUp) {
        this.store = store;
        this.windows = windows;
        this.caughtUp = caughtUp;
    }

    @Override
    public TopicWindows windows() {
        return windows;
    }

    @Override
    public CompletionStage<Position> append(AppendRequest event) {
        return store.append(windows.topic(), event);
    }

    /** Returns, outside of a transaction, the position that subscribers have been served. */
    @Override
    public Position head(@Nullable String key) {
        String topic = windows.topic();
        long seq = store.isInTransaction()
                ? store.head(topic, key)
                : windows.head(key).seq();
        return new Position(topic, key, store.epoch(topic), seq);
    }

    @Override
    public CompletionStage<Void> caughtUp() {
        return caughtUp.get();
    }
}

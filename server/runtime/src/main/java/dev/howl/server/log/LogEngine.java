package dev.howl.server.log;

import dev.howl.runtime.TopicSpec;
import dev.howl.server.Counters;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.window.EventFramer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store of event logs. Topics are opened first; then the engine is started once, before any client subscribes. */
public interface LogEngine {

    /** Opens a topic. Its log can be read once the engine has been started. */
    TopicLog open(TopicSpec topic, EventFramer framer);

    /** Returns the counters that {@link dev.howl.server.PublishOptions.Once} refers to. */
    Counters counters();

    /** Returns the store of revocations, which is opened before the engine is started. */
    RevocationStore revocations();

    /**
     * Connects to the store and fills the windows. Blocks.
     *
     * @throws EngineStartException if the engine cannot start
     */
    void start();

    /**
     * Stops the engine: pending appends may complete for a short time, new ones fail with {@code unavailable}. Blocks.
     */
    void stop();

    /**
     * Checks that the store of events that are not durable can be reached. Does not block.
     *
     * @return fails if the store does not answer; may take as long as an append
     */
    default CompletionStage<Void> probe() {
        return CompletableFuture.completedStage(null);
    }
}

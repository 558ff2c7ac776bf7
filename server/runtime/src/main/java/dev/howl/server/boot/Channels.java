package dev.howl.server.boot;

import dev.howl.server.ChannelBinding;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelCore;
import dev.howl.server.session.FrameCheck;
import dev.howl.server.thread.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The channels that are to be served, before they are.
 *
 * @param loaded in the order in which they were found
 * @param stats of all of them
 * @param listening is where listeners of topics are called
 * @param noDurable why durable topics are not served; {@code null} where they are
 */
record Channels(
        List<Loaded<?>> loaded,
        ServerStats stats,
        Worker listening,
        @Nullable String noDurable) {

    /**
     * A channel with its topics and sessions.
     *
     * @param check made of its schemas meanwhile, since that takes a while
     */
    record Loaded<S>(ChannelBinding<S> binding, ChannelCore core, CompletableFuture<FrameCheck> check) {

        /** Waits for the check; fails as its making did. */
        FrameCheck awaitCheck() {
            try {
                return check.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    List<ChannelBinding<?>> bindings() {
        return loaded.stream().<ChannelBinding<?>>map(Loaded::binding).toList();
    }
}

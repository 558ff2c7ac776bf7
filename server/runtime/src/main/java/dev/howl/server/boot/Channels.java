package dev.howl.server.boot;

import dev.howl.server.ChannelBinding;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelCore;
import java.util.List;

/**
 * The channels on the class path, before they are served.
 *
 * @param loaded in the order in which they were found
 * @param stats of all of them
 */
record Channels(List<Loaded<?>> loaded, ServerStats stats) {

    /** A channel with its topics and sessions. */
    record Loaded<S>(ChannelBinding<S> binding, ChannelCore core) {}

    List<ChannelBinding<?>> bindings() {
        return loaded.stream().<ChannelBinding<?>>map(Loaded::binding).toList();
    }
}

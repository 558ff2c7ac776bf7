package dev.howl.server.boot;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Futures;
import dev.howl.server.ChannelBinding;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelState;
import dev.howl.server.session.InboundValidator;
import dev.howl.server.thread.Worker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The channels to be served, before they are bound to handlers.
 *
 * @param loaded channels in the order of their discovery
 * @param stats counters of all channels
 * @param listening worker that calls topic listeners
 * @param noDurable reason why durable topics are not served, as an ending of "topic 'x' …"; {@code null} if they are
 */
record Channels(
        List<Loaded<?>> loaded,
        ServerStats stats,
        Worker listening,
        @Nullable String noDurable) {

    /**
     * A channel with its topics and sessions.
     *
     * @param binding its generated binding
     * @param state its topics and sessions
     * @param validator its schema validator, compiled in the background because that takes a while
     */
    record Loaded<S>(ChannelBinding<S> binding, ChannelState state, CompletableFuture<InboundValidator> validator) {

        /** Waits for the validator; throws if its schemas are invalid. */
        InboundValidator awaitValidator() {
            return Futures.join(validator);
        }
    }

    /** Returns the addresses at which the channels are served, by the name of the channel. */
    Map<String, String> addresses() {
        return loaded.stream()
                .map(channel -> channel.state().spec())
                .collect(Collectors.toMap(ChannelSpec::name, ChannelSpec::address));
    }

    List<ChannelBinding<?>> bindings() {
        return loaded.stream().<ChannelBinding<?>>map(Loaded::binding).toList();
    }
}

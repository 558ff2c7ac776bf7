package dev.howl.testkit;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import org.jspecify.annotations.Nullable;

/**
 * A channel with the check of its messages.
 *
 * @param origin {@code null} if the check was made from a schema bundle
 */
record CheckedChannel(
        ChannelConformance conformance, @Nullable Origin origin) {
    /**
     * The place of a channel.
     *
     * @param sockets {@link dev.howl.model.Sockets#of the view} of the contract that the channel belongs to
     */
    record Origin(Contract contract, Contract sockets, Channel channel) {}

    /** Returns a channel of a contract at an address; {@code null} matches every path. */
    static CheckedChannel of(@Nullable String address, Contract contract, Contract sockets, Channel channel) {
        ConformanceCheck.Bundle bundle = new ConformanceCheck.Bundle(address, FrameSchemas.bundle(sockets, channel));
        return new CheckedChannel(new ChannelConformance(bundle), new Origin(contract, sockets, channel));
    }
}

package dev.howl.server.boot;

import dev.howl.runtime.ChannelSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** The lines of the log that tell, at the start, where each channel is served. */
final class MountedChannels {
    private static final Logger LOG = LoggerFactory.getLogger(MountedChannels.class);

    private final Channels channels;

    MountedChannels(Channels channels) {
        this.channels = channels;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        channels.loaded().forEach(channel -> tell(channel.state().spec()));
    }

    private static void tell(ChannelSpec spec) {
        LOG.info(
                "Channel {} of '{}' {} is served at {}: it receives {} messages, sends {} and has {} topics",
                spec.name(),
                spec.contract().title(),
                spec.contract().version(),
                spec.address(),
                spec.clientMessages().size(),
                spec.serverMessages().size(),
                spec.topics().size());
    }
}

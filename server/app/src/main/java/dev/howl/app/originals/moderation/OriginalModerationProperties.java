package dev.howl.app.originals.moderation;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the original wire of the moderation.
 *
 * @param access who may see cards and decide; where it is not set, everybody on a server that listens on a loopback
 *     address alone, and who has a token on any other
 */
@ConfigurationProperties("howl.originals.moderation")
record OriginalModerationProperties(@Nullable Asked access) {

    /** What a client has to show. */
    enum Asked {
        /** A token with the scope {@code moderate}. */
        TOKEN,
        /** Nothing. */
        OPEN
    }

    /** @param address where the server listens; {@code null} for everywhere */
    boolean isOpen(@Nullable InetAddress address) {
        return access == null ? isLoopback(address) : access == Asked.OPEN;
    }

    static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}

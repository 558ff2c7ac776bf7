package dev.howl.app.originals.moderation;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the moderation panel's wire, {@code howl.originals.moderation.*}.
 *
 * @param access requirement for seeing cards and deciding: {@code token} (with the scope {@code moderate}) or {@code open}.
 *     Default: {@code open} in the profile {@code moderation} and on a server bound to a loopback address, {@code token}
 *     on any other.
 */
@ConfigurationProperties("howl.originals.moderation")
record OriginalModerationProperties(@Nullable Asked access) {

    /** The requirement that a client must meet. */
    enum Asked {
        /** A token with the scope {@code moderate}. */
        TOKEN,
        /** No requirement. */
        OPEN
    }

    /**
     * Returns whether the wire needs no token.
     *
     * @param address address to which the server is bound; {@code null} for all
     */
    boolean isOpen(@Nullable InetAddress address) {
        return access == null ? isLoopback(address) : access == Asked.OPEN;
    }

    static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}

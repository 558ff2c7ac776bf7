package dev.howl.app.moderation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the moderation, {@code howl.moderation.*}.
 *
 * @param maxPending maximum number of pending responses, from 1 to 1000000; {@code POST} accepts no more
 */
@ConfigurationProperties("howl.moderation")
record ModerationProperties(@DefaultValue("10000") int maxPending) {
    private static final int MOST = 1_000_000;

    ModerationProperties {
        if (maxPending < 1 || maxPending > MOST) {
            throw new IllegalArgumentException(
                    "howl.moderation.max-pending is " + maxPending + "; it must be from 1 to " + MOST);
        }
    }
}

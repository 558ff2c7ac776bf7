package dev.howl.app.moderation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the moderation.
 *
 * @param maxPending how many responses may wait before the HTTP interface takes no more, from 1 to 1000000
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

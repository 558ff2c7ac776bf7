package dev.howl.app.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prepared reply that waits, as it is in the tables.
 *
 * @param platform as the tables write it
 * @param text the comment or review
 * @param postText {@code null} for a review, and where the post is not known
 */
record PendingRow(
        long id,
        String platform,
        String author,
        String text,
        String reply,
        @Nullable String postText,
        Instant createdAt) {}

package dev.howl.app.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of a pending response, joined with its post.
 *
 * @param platform value of the column, which other programs may have written
 * @param text the comment or review
 * @param reply the prepared reply
 * @param postText {@code null} for a review, and if the post is unknown
 */
record PendingRow(
        long id,
        String platform,
        String author,
        String text,
        String reply,
        @Nullable String postText,
        Instant createdAt) {}

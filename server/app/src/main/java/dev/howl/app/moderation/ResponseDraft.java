package dev.howl.app.moderation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reply that somebody has prepared, before it is in the tables.
 *
 * @param text the comment or review
 * @param post {@code null} where there is none, or nothing is known of it
 */
record ResponseDraft(
        String platform,
        String author,
        String text,
        String reply,
        @Nullable Post post) {

    /**
     * What a comment stands under.
     *
     * @param id the platform's own
     * @param text {@code null} where it is known already, or not known
     */
    record Post(String id, @Nullable String text) {}

    @Nullable
    String postId() {
        return post == null ? null : post.id();
    }

    /** Whether both are about the same response; the text of a post may have changed. */
    boolean isOfSameResponse(ResponseDraft other) {
        return platform.equals(other.platform)
                && author.equals(other.author)
                && text.equals(other.text)
                && reply.equals(other.reply)
                && Objects.equals(postId(), other.postId());
    }
}

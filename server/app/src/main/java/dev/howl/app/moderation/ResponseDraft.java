package dev.howl.app.moderation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prepared reply before it is stored.
 *
 * @param text the comment or review
 * @param reply the prepared reply
 * @param post {@code null} for a review, and if the post is unknown
 */
record ResponseDraft(
        String platform,
        String author,
        String text,
        String reply,
        @Nullable Post post) {

    /**
     * The post to which a comment belongs.
     *
     * @param id the platform's own id
     * @param text {@code null} if it is stored already, or unknown
     */
    record Post(String id, @Nullable String text) {}

    @Nullable
    String postId() {
        return post == null ? null : post.id();
    }

    /** Returns whether both drafts are equal but for the text of the post, which may have been edited. */
    boolean isOfSameResponse(ResponseDraft other) {
        return platform.equals(other.platform)
                && author.equals(other.author)
                && text.equals(other.text)
                && reply.equals(other.reply)
                && Objects.equals(postId(), other.postId());
    }
}

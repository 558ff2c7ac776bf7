package dev.howl.client.http;

import dev.howl.client.Platform;
import dev.howl.runtime.Constraints;
import org.jspecify.annotations.Nullable;

/**
 * A request to store a prepared reply to a comment or review, and to show it to the operators.
 *
 * @param platform the platform of the comment or review
 * @param author the name of its author, up to 200 characters
 * @param text the comment or review, up to 10,000 characters
 * @param reply the prepared reply, 1 to 10,000 characters
 * @param post the post to which the comment belongs; {@code null} for reviews
 */
public record NewResponse(
        Platform platform,
        String author,
        String text,
        String reply,
        @Nullable Post post) {
    /** @throws IllegalArgumentException if a value is not allowed; the message names it */
    public NewResponse {
        Constraints.required("platform", platform);
        Constraints.required("author", author);
        Constraints.maxLength("author", author, 200);
        Constraints.required("text", text);
        Constraints.maxLength("text", text, 10000);
        Constraints.required("reply", reply);
        Constraints.minLength("reply", reply, 1);
        Constraints.maxLength("reply", reply, 10000);
    }

    /**
     * Creates a request without a post.
     *
     * @throws IllegalArgumentException if a value is not allowed; the message names it
     */
    public NewResponse(Platform platform, String author, String text, String reply) {
        this(platform, author, text, reply, null);
    }

    /**
     * The post to which a comment belongs.
     *
     * @param id the id of the post on its platform, 1 to 64 characters
     * @param text the text of the post, up to 20,000 characters; {@code null} for none
     */
    public record Post(String id, @Nullable String text) {
        /** @throws IllegalArgumentException if a value is not allowed; the message names it */
        public Post {
            Constraints.required("id", id);
            Constraints.minLength("id", id, 1);
            Constraints.maxLength("id", id, 64);
            Constraints.maxLength("text", text, 20000);
        }
    }
}

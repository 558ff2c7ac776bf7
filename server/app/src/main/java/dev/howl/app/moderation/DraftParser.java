package dev.howl.app.moderation;

import dev.howl.app.contract.Platform;
import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parser of the HTTP interface's requests, which checks the bounds of the contract. */
final class DraftParser {
    private static final int MAX_PLATFORM = 128;
    private static final int MAX_POST_ID = 64;

    private DraftParser() {}

    /** @throws CodedException {@code schema_violation} */
    static ResponseDraft draft(JsonNode request) {
        Platform platform = platform(text(request, "/platform", 1, MAX_PLATFORM));
        return new ResponseDraft(
                platform.value(),
                text(request, "/author", 0, CardRenderer.MAX_AUTHOR),
                text(request, "/text", 0, CardRenderer.MAX_TEXT),
                text(request, "/reply", 1, CardRenderer.MAX_TEXT),
                post(request, platform));
    }

    private static Platform platform(String value) {
        try {
            return Platform.of(value);
        } catch (IllegalArgumentException e) {
            throw ModerationErrors.violation("'platform' " + e.getMessage(), "/platform");
        }
    }

    private static ResponseDraft.@Nullable Post post(JsonNode request, Platform platform) {
        JsonNode post = request.path("post");
        if (post.isMissingNode() || post.isNull()) {
            return null;
        }
        if (CardRenderer.isReview(platform)) {
            throw ModerationErrors.violation(
                    "a response on " + platform + " is a review and has no post; leave 'post' out", "/post");
        }
        if (!post.isObject()) {
            throw ModerationErrors.violation("'post' must be an object", "/post");
        }
        String text = post.has("text") ? text(request, "/post/text", 0, CardRenderer.MAX_POST) : null;
        return new ResponseDraft.Post(text(request, "/post/id", 1, MAX_POST_ID), text);
    }

    /** Reads a text. Its length is counted in code points, as the contract does. */
    private static String text(JsonNode request, String pointer, int min, int max) {
        JsonNode node = request.at(pointer);
        if (!node.isString()) {
            throw ModerationErrors.violation("'" + name(pointer) + "' must be a string", pointer);
        }
        String text = node.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw ModerationErrors.violation(
                    "'" + name(pointer) + "' must have from " + min + " to " + max + " characters", pointer);
        }
        return TextSanitizer.bounded(text, Math.max(1, max));
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}

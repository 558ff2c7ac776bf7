package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The response to a request of an HTTP API.
 *
 * @param text the body as text
 * @param body the body as JSON; a missing node if it is not JSON
 */
record HttpReply(URI uri, int status, @Nullable String retryAfter, String text, JsonNode body) {
    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    static HttpReply of(URI uri, HttpResponse<byte[]> response) {
        return new HttpReply(
                uri,
                response.statusCode(),
                response.headers().firstValue("Retry-After").orElse(null),
                new String(response.body(), StandardCharsets.UTF_8),
                json(response.body()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            return Json.mapper().missingNode();
        }
    }

    /**
     * Returns the body of a successful response.
     *
     * @throws HttpRequestFailedException if the status is that of a refusal
     * @throws UnexpectedReplyException if the body is not of this type
     */
    <T> T value(Class<T> type) {
        if (status < SUCCESS || status >= REDIRECTION) {
            throw refusal();
        }
        if (!body.isObject()) {
            throw unexpected("is not JSON of the API, but begins with '" + Excerpt.of(text) + "'", null);
        }
        try {
            return Json.mapper().treeToValue(body, type);
        } catch (JacksonException e) {
            throw unexpected("does not fit the API: " + Excerpt.of(reason(e)), e);
        }
    }

    private UnexpectedReplyException unexpected(String fault, @Nullable JacksonException cause) {
        return new UnexpectedReplyException(
                uri, status, fault + "; check that the address is that of a Howl server", cause);
    }

    /** Returns the sentence of the record's constructor, if it refused a value. */
    private static @Nullable String reason(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : e.getOriginalMessage();
    }

    private CodedException refusal() {
        boolean problem = body.path("detail").isString();
        String message = problem ? body.path("detail").stringValue() : withoutProblem();
        ServerError error = new ServerError(
                body.path("code").asString("http_" + status),
                message,
                body.path("pointer").asString(null),
                status == TOO_MANY_REQUESTS || (status >= SERVER_ERROR && status != NOT_IMPLEMENTED),
                false,
                problem ? body.path("type").asString(null) : null);
        return new HttpRequestFailedException(error, status, retryAfter);
    }

    private String withoutProblem() {
        String excerpt = Excerpt.of(text);
        String advice = status < CLIENT_ERROR
                ? "; redirects are not followed: use the new address"
                : "; check that the address is that of a Howl server, and the proxies before it";
        return "the server answered with HTTP status " + status + " and no problem document"
                + (excerpt.isEmpty() ? "" : ": " + excerpt) + advice;
    }
}

package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/**
 * A request of an HTTP API and the type of its response.
 *
 * @param path below the server's address, with a leading slash
 * @param body written as JSON; {@code null} for none
 * @param idempotencyKey {@code null} for none
 */
record HttpCall<T>(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String idempotencyKey,
        Class<T> type) {
    URI uri(HttpOptions options) {
        return URI.create(options.base + path);
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException if a header or the token cannot be sent; the message does not contain them
     * @throws CodedException {@code bad_json} if the body contains half of a surrogate pair
     */
    HttpRequest request(HttpOptions options, @Nullable String token) {
        // Less than the time-out of the exchange, so that the JDK says which step took too long.
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(options))
                .timeout(options.requestTimeout.multipliedBy(9).dividedBy(10))
                .method(method, publisher());
        try {
            options.headers.forEach(request::setHeader);
            request.setHeader("Accept", "application/json, application/problem+json");
            if (body != null) {
                request.setHeader("Content-Type", "application/json");
            }
            if (idempotencyKey != null) {
                request.setHeader("Idempotency-Key", idempotencyKey);
            }
            if (token != null) {
                request.setHeader("Authorization", "Bearer " + token);
            }
        } catch (IllegalArgumentException e) {
            // Without cause: the JDK's message quotes the refused header, and tokens must not reach a log.
            throw new IllegalArgumentException(
                    "a header, the idempotency key or the token cannot be sent: check the header names and their characters");
        }
        return request.build();
    }

    private BodyPublisher publisher() {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofByteArray(Json.write(Json.mapper().valueToTree(body)));
    }
}

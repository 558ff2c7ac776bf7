package dev.howl.app.broadcasts;

import dev.howl.app.contract.BroadcastAccepted;
import dev.howl.app.contract.SendBroadcast;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/broadcasts}: sends a message to everybody at once. With an {@code Idempotency-Key} a request can be
 * repeated, and is answered the same for ten minutes.
 */
final class BroadcastsApi {
    private static final String KEY = "Idempotency-Key";
    /** As the contract limits {@code dedupe_id}. */
    private static final int MAX_KEY = 128;

    private final Broadcasts broadcasts;
    private final int maxBody;

    /** @param maxBody in bytes */
    BroadcastsApi(Broadcasts broadcasts, int maxBody) {
        this.broadcasts = broadcasts;
        this.maxBody = maxBody;
    }

    RouterFunction<ServerResponse> routes(ApiAccess access) {
        return RouterFunctions.route()
                .POST("/api/broadcasts", this::send)
                .filter(access.requiring("broadcast"))
                .build();
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        boolean json =
                request.headers().contentType().filter(BroadcastsApi::isJson).isPresent();
        if (!json) {
            return Problem.response(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
        }
        return body(request)
                .map(body -> broadcast(body, key(request.headers().header(KEY))))
                .flatMap(message ->
                        Mono.fromCompletionStage(() -> broadcasts.send(message.message(), message.dedupeId())))
                .flatMap(BroadcastsApi::accepted)
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> Problem.response(
                                HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + maxBody + " bytes"));
    }

    private static boolean isJson(MediaType type) {
        return type.isCompatibleWith(MediaType.APPLICATION_JSON);
    }

    private Mono<byte[]> body(ServerRequest request) {
        return DataBufferUtils.join(request.bodyToFlux(DataBuffer.class), maxBody)
                .map(joined -> {
                    byte[] bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private static SendBroadcast broadcast(byte[] body, @Nullable String key) {
        JsonNode message = object(body).path("message");
        if (!message.isString()) {
            throw violation("'message' is missing, or is no text", "/message");
        }
        try {
            return new SendBroadcast(message.stringValue(), key);
        } catch (IllegalArgumentException e) {
            throw violation(String.valueOf(e.getMessage()), "/message");
        }
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode tree = Json.mapper().readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new CodedException(Codes.BAD_JSON, "the body is not JSON: " + e.getOriginalMessage());
        }
        throw new CodedException(Codes.BAD_JSON, "the body is not one JSON object");
    }

    /** The key, without the quotation marks that some put around it. */
    private static @Nullable String key(List<String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        String key = headers.get(0).strip().replaceFirst("^\"(.*)\"$", "$1");
        if (headers.size() > 1 || key.isEmpty() || key.length() > MAX_KEY) {
            throw violation(KEY + " must be there once, with from 1 to " + MAX_KEY + " characters", null);
        }
        return key;
    }

    private static CodedException violation(String what, @Nullable String pointer) {
        return new CodedException(Codes.SCHEMA_VIOLATION, what, pointer, false);
    }

    private static Mono<ServerResponse> accepted(BroadcastAccepted accepted) {
        return ServerResponse.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Json.mapper().writeValueAsBytes(accepted));
    }
}

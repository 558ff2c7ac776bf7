package dev.howl.server.web;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads requests whose body is one JSON object, and the {@code Idempotency-Key} with which they can be repeated. What is
 * wrong with a body is a {@link CodedException}, which {@link ApiAccess} answers as a {@link Problem}.
 *
 * <pre>{@code
 * body.read(request, object -> send(JsonBody.text(object, "message"), JsonBody.idempotencyKey(request)));
 * }</pre>
 */
public final class JsonBody {
    private static final String KEY = "Idempotency-Key";
    /** As contracts limit a {@code dedupe_id}. */
    private static final int MAX_KEY = 128;

    private final int maxBytes;

    /** @param maxBytes of the whole body */
    public JsonBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Hands the body to a handler. Another media type is answered with 415, a body that is too large with 413.
     *
     * @return fails with what the handler throws, and with a coded {@code bad_json}
     */
    public Mono<ServerResponse> read(
            ServerRequest request, Function<? super ObjectNode, ? extends Mono<ServerResponse>> handler) {
        if (!isJson(request)) {
            return Problem.response(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
        }
        return bytes(request)
                .flatMap(bytes -> handler.apply(object(bytes)))
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> Problem.response(
                                HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + maxBytes + " bytes"));
    }

    /**
     * The key of a request, without the quotation marks that some put around it; {@code null} where it has none.
     *
     * @throws CodedException {@code schema_violation} where it is there twice, is empty or too long
     */
    public static @Nullable String idempotencyKey(ServerRequest request) {
        List<String> headers = request.headers().header(KEY);
        if (headers.isEmpty()) {
            return null;
        }
        String key = headers.get(0).strip().replaceFirst("^\"(.*)\"$", "$1");
        if (headers.size() > 1 || key.isEmpty() || key.length() > MAX_KEY) {
            throw violation(KEY + " must be there once, with from 1 to " + MAX_KEY + " characters", null);
        }
        return key;
    }

    /**
     * A property that must be text.
     *
     * @throws CodedException {@code schema_violation} where it is missing or something else
     */
    public static String text(ObjectNode body, String property) {
        String text = textIfAny(body, property);
        if (text == null) {
            throw violation("'" + property + "' is missing, or is no text", "/" + property);
        }
        return text;
    }

    /**
     * A property that may be missing; {@code null} is as good as that.
     *
     * @throws CodedException {@code schema_violation} where it is there and is no text
     */
    public static @Nullable String textIfAny(ObjectNode body, String property) {
        JsonNode value = body.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        // Half of a surrogate pair can be written in JSON and nowhere else.
        if (!value.isString() || !StandardCharsets.UTF_8.newEncoder().canEncode(value.stringValue())) {
            throw violation("'" + property + "' is missing, or is no text", "/" + property);
        }
        return value.stringValue();
    }

    /**
     * A refusal of what is in a body, or beside it.
     *
     * @param pointer the place in the body (RFC 6901); {@code null} where it is not in the body
     */
    public static CodedException violation(String what, @Nullable String pointer) {
        return new CodedException(Codes.SCHEMA_VIOLATION, what, pointer, false);
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private Mono<byte[]> bytes(ServerRequest request) {
        return DataBufferUtils.join(request.bodyToFlux(DataBuffer.class), maxBytes)
                .map(joined -> {
                    byte[] bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (Json.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new CodedException(Codes.BAD_JSON, "the body is not JSON: " + e.getOriginalMessage());
        }
        throw new CodedException(Codes.BAD_JSON, "the body is not one JSON object");
    }
}

package dev.howl.server.web;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
 * A reader of HTTP requests whose body is a single JSON object, and of the {@code Idempotency-Key} that makes them
 * repeatable. An invalid body is a {@link CodedException}, which {@link ApiAccess} answers as a
 * {@link ProblemResponse}.
 *
 * <pre>{@code
 * body.read(request, object -> send(JsonBody.text(object, "message"), ApiAccess.idempotencyKey(request)));
 * }</pre>
 */
public final class JsonBody {
    private static final String KEY = "Idempotency-Key";
    /** Largest length of the key, as contracts limit a {@code dedupe_id}. */
    private static final int MAX_KEY = 128;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int maxBytes;

    /** @param maxBytes largest size of a body, in bytes */
    public JsonBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the body and passes it to a handler. Answers another media type, or a charset other than UTF-8 (RFC 8259,
     * section 8.1), with 415, and a body over the limit with 413.
     *
     * @return fails with the handler's exception, or with a {@link CodedException} {@code bad_json}
     */
    public Mono<ServerResponse> read(
            ServerRequest request, Function<? super ObjectNode, ? extends Mono<ServerResponse>> handler) {
        if (!isJson(request)) {
            return ProblemResponse.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json, in UTF-8");
        }
        return bytes(request)
                .flatMap(bytes -> handler.apply(object(bytes)))
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> ProblemResponse.of(
                                HttpStatus.CONTENT_TOO_LARGE, "the body is larger than " + maxBytes + " bytes"));
    }

    /**
     * Returns the {@code Idempotency-Key} of a request without surrounding quotation marks; {@code null} if it has
     * none. Another caller may have used the same; {@link ApiAccess#idempotencyKey} returns the caller's own.
     *
     * @throws CodedException {@code schema_violation} if the header is repeated, empty or too long
     */
    public static @Nullable String idempotencyKey(ServerRequest request) {
        List<String> headers = request.headers().header(KEY);
        if (headers.isEmpty()) {
            return null;
        }
        String key = headers.get(0).strip().replaceFirst("^\"(.*)\"$", "$1");
        if (headers.size() > 1 || key.isEmpty() || key.length() > MAX_KEY) {
            throw violation(KEY + " must be given once and have 1 to " + MAX_KEY + " characters", null);
        }
        return key;
    }

    /**
     * Returns a required string property.
     *
     * @throws CodedException {@code schema_violation} if it is missing or not a string
     */
    public static String text(ObjectNode body, String property) {
        String text = textIfAny(body, property);
        if (text == null) {
            throw violation("'" + property + "' is missing or not a string", "/" + property);
        }
        return text;
    }

    /**
     * Returns an optional string property; {@code null} if it is missing or JSON {@code null}.
     *
     * @throws CodedException {@code schema_violation} if it is not a string
     */
    public static @Nullable String textIfAny(ObjectNode body, String property) {
        JsonNode value = body.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        // JSON can contain an unpaired surrogate, which UTF-8 cannot encode.
        if (!value.isString() || !StandardCharsets.UTF_8.newEncoder().canEncode(value.stringValue())) {
            throw violation("'" + property + "' is missing or not a string", "/" + property);
        }
        return value.stringValue();
    }

    /**
     * Returns a {@code schema_violation} of the body or of a header.
     *
     * @param what the fault, a sentence for the client
     * @param pointer JSON Pointer (RFC 6901) into the body; {@code null} if the fault is not in the body
     */
    public static CodedException violation(String what, @Nullable String pointer) {
        return new CodedException(Codes.SCHEMA_VIOLATION, what, pointer, false);
    }

    private static boolean isJson(ServerRequest request) {
        try {
            return request.headers()
                    .contentType()
                    .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
                    .filter(type ->
                            type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))
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

    /** Decodes the body strictly. Jackson would take UTF-16 and UTF-32, and not find all invalid sequences. */
    private static String decoded(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ObjectNode object(byte[] body) {
        try {
            if (Json.read(decoded(body)) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException e) {
            throw new CodedException(Codes.BAD_JSON, "the body is not UTF-8");
        } catch (JacksonException e) {
            throw new CodedException(Codes.BAD_JSON, "the body is not JSON: " + e.getOriginalMessage());
        }
        throw new CodedException(Codes.BAD_JSON, "the body is not a single JSON object");
    }
}

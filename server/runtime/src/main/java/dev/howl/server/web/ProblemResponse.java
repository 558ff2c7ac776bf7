package dev.howl.server.web;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.server.proxy.PathPrefix;
import dev.howl.server.security.Access;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * A problem response (RFC 9457): {@code type} is the documentation page of the error code, {@code code} the code
 * itself. A 401, and a 403 for a missing scope, have a {@code WWW-Authenticate} challenge (RFC 6750, section 3), with the error for a token that is not valid; a 503
 * has {@code Retry-After}.
 */
public final class ProblemResponse {
    private static final String CHALLENGE = "Bearer realm=\"howl\"";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Map<String, HttpStatus> STATUS = Map.of(
            Codes.BAD_JSON,
            HttpStatus.BAD_REQUEST,
            Codes.SCHEMA_VIOLATION,
            HttpStatus.BAD_REQUEST,
            Codes.UNAUTHENTICATED,
            HttpStatus.UNAUTHORIZED,
            Codes.FORBIDDEN,
            HttpStatus.FORBIDDEN,
            Codes.NOT_FOUND,
            HttpStatus.NOT_FOUND,
            Codes.CONFLICT,
            HttpStatus.CONFLICT,
            Codes.RATE_LIMITED,
            HttpStatus.TOO_MANY_REQUESTS,
            Codes.UNAVAILABLE,
            HttpStatus.SERVICE_UNAVAILABLE,
            Codes.NOT_IMPLEMENTED,
            HttpStatus.NOT_IMPLEMENTED);

    private ProblemResponse() {}

    /** Returns the response for a fault of HTTP itself, which has no error code. */
    public static Mono<ServerResponse> of(HttpStatus status, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(body(status, detail));
    }

    /** Writes the response for a fault of HTTP itself. */
    public static Mono<Void> write(ServerHttpResponse response, HttpStatus status, String detail) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body(status, detail))));
    }

    private static byte[] body(HttpStatus status, String detail) {
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("type", "about:blank")
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", detail);
        return Json.mapper().writeValueAsBytes(body);
    }

    /** Returns the response for a refusal; 500 for a code without a status of its own. */
    public static Mono<ServerResponse> of(CodedException refusal) {
        return of(refusal, null);
    }

    static Mono<ServerResponse> of(CodedException refusal, @Nullable String scope) {
        return ServerResponse.status(status(refusal))
                .headers(headers -> fill(headers, refusal, scope))
                .build((exchange, context) -> writeBody(exchange, refusal));
    }

    /** Writes the response to a refused handshake. */
    public static Mono<Void> write(ServerWebExchange exchange, CodedException refusal) {
        exchange.getResponse().setStatusCode(status(refusal));
        fill(exchange.getResponse().getHeaders(), refusal, null);
        return writeBody(exchange, refusal);
    }

    private static Mono<Void> writeBody(ServerWebExchange exchange, CodedException refusal) {
        ServerHttpResponse response = exchange.getResponse();
        boolean hasToken = Access.bearer(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .isPresent();
        if (refusal.code().equals(Codes.UNAUTHENTICATED) && hasToken) {
            response.getHeaders()
                    .set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error("invalid_token", refusal.getMessage()));
        }
        String prefix = PathPrefix.of(exchange);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body(refusal, prefix))));
    }

    private static HttpStatus status(CodedException refusal) {
        return STATUS.getOrDefault(refusal.code(), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static void fill(HttpHeaders headers, CodedException refusal, @Nullable String scope) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        switch (refusal.code()) {
            case Codes.UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            case Codes.FORBIDDEN -> {
                if (scope != null) {
                    headers.set(
                            HttpHeaders.WWW_AUTHENTICATE,
                            CHALLENGE
                                    + error("insufficient_scope", refusal.getMessage())
                                    + ", scope=\""
                                    + scope
                                    + "\"");
                }
            }
            case Codes.UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> {}
        }
    }

    /** Returns the error of a challenge. Its description has ASCII characters only, and no quotation marks. */
    private static String error(String error, @Nullable String description) {
        String text = String.valueOf(description).replace('"', '\'').replaceAll("[^ -\\[\\]-~]", "?");
        return ", error=\"" + error + "\", error_description=\"" + text + "\"";
    }

    private static byte[] body(CodedException refusal, String prefix) {
        HttpStatus status = status(refusal);
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("type", prefix + "/docs/errors/" + refusal.code())
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", refusal.getMessage())
                .put("code", refusal.code());
        if (refusal.pointer() != null) {
            body.put("pointer", refusal.pointer());
        }
        return Json.mapper().writeValueAsBytes(body);
    }
}

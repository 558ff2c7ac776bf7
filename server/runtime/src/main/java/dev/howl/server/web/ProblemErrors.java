package dev.howl.server.web;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * An exception handler that answers requests which no handler takes as a problem (RFC 9457), like the refusals of the
 * API: 404 for a path that does not exist, 405 for a method. It leaves failures of the server to Spring Boot.
 */
public final class ProblemErrors implements WebExceptionHandler, Ordered {
    /** After {@link NotFoundPage}, before the handler of Spring Boot. */
    private static final int ORDER = -2;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (!(failure instanceof ErrorResponse refusal)
                || !refusal.getStatusCode().is4xxClientError()
                || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        refusal.getHeaders().forEach(headers::put);
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        return ProblemResponse.write(exchange.getResponse(), status, detail(exchange, status, refusal));
    }

    private static String detail(ServerWebExchange exchange, HttpStatusCode status, ErrorResponse refusal) {
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return "this server has nothing at this path";
        }
        if (status.isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
            return "this path does not support the method "
                    + exchange.getRequest().getMethod();
        }
        String detail = refusal.getBody().getDetail();
        return detail == null ? "the request was refused" : detail;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}

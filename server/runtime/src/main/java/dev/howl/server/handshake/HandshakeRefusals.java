package dev.howl.server.handshake;

import dev.howl.runtime.CodedException;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.logging.RepeatedLines;
import dev.howl.server.origin.HostCheck;
import dev.howl.server.web.ProblemResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The refusals of handshakes: the answer, and a line of the log with the reason. Requests that are no handshake of a
 * WebSocket client are logged for debugging only. Safe for use by several threads.
 */
public final class HandshakeRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(HandshakeRefusals.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final RepeatedLines lines;

    public HandshakeRefusals(RepeatedLines lines) {
        this.lines = lines;
    }

    Mono<Void> full(ServerWebExchange exchange, boolean draining) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        String reason = draining ? "the server is stopping" : "too many connections";
        return refuse(exchange, HttpStatus.SERVICE_UNAVAILABLE, reason);
    }

    Mono<Void> tooManyHandshakes(ServerWebExchange exchange) {
        return tooMany(exchange, "1", "too many handshakes from this address; retry later");
    }

    Mono<Void> tooManyConnections(ServerWebExchange exchange) {
        return tooMany(exchange, RETRY_AFTER_SECONDS, "too many connections from this address; retry later");
    }

    private Mono<Void> tooMany(ServerWebExchange exchange, String retryAfter, String reason) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
        return refuse(exchange, HttpStatus.TOO_MANY_REQUESTS, reason);
    }

    Mono<Void> upgradeRequired(ServerWebExchange exchange) {
        return upgradeRequired(exchange, "this address accepts WebSocket handshakes only");
    }

    /** Answers 426 with the required {@code Upgrade} header (RFC 9110, section 15.5.22). */
    Mono<Void> upgradeRequired(ServerWebExchange exchange, String reason) {
        exchange.getResponse().getHeaders().set(HttpHeaders.UPGRADE, "websocket");
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        return refuse(exchange, HttpStatus.UPGRADE_REQUIRED, reason);
    }

    Mono<Void> refuse(ServerWebExchange exchange, HandshakeRefusedException refused) {
        return refuse(exchange, HttpStatusCode.valueOf(refused.status()), refused.text());
    }

    /** Answers with the code of the contract. */
    Mono<Void> refuse(ServerWebExchange exchange, CodedException refused) {
        String reason = refused.code() + ", " + refused.getMessage();
        write(exchange, refused.code(), Level.INFO, reason);
        return ProblemResponse.write(exchange, refused);
    }

    Mono<Void> refuse(ServerWebExchange exchange, HttpStatusCode status, String reason) {
        boolean isBroken =
                status.isSameCodeAs(HttpStatus.BAD_REQUEST) || status.isSameCodeAs(HttpStatus.UPGRADE_REQUIRED);
        write(exchange, status.toString(), isBroken ? Level.DEBUG : Level.INFO, status.value() + ", " + reason);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(TEXT);
        byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Writes the path without the query, which may contain a token. */
    private void write(ServerWebExchange exchange, String kind, Level level, String reason) {
        lines.write(LOG, level, "refused handshakes (" + kind + ")", () -> {
            InetAddress client = HostCheck.source(exchange).address();
            String from = client == null ? "" : " of " + client.getHostAddress();
            return "A handshake" + from + " at "
                    + exchange.getRequest().getPath().value() + " was refused: " + reason;
        });
    }
}

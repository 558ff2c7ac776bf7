package dev.howl.server.handshake;

import dev.howl.runtime.CodedException;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.http.AddressLimits;
import dev.howl.server.origin.AllowedOrigins;
import dev.howl.server.origin.HostCheck;
import dev.howl.server.security.Access;
import dev.howl.server.session.Admission;
import dev.howl.server.session.Endpoint;
import dev.howl.server.session.HandshakeData;
import dev.howl.server.transport.WebSocketListener;
import dev.howl.server.transport.WebSocketOptions;
import dev.howl.server.transport.WebSocketUpgrade;
import dev.howl.server.web.ProblemResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The handler of opening handshakes (RFC 6455, section 4.2). */
public final class HandshakeHandler {
    private static final String VERSION = "13";
    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int KEY_BYTES = 16;
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final AllowedOrigins origins;
    private final ClientLimits limits;
    private final Admission admission;
    private final Access access;
    private final WebSocketOptions options;

    public HandshakeHandler(
            AllowedOrigins origins, ClientLimits limits, Admission admission, Access access, WebSocketOptions options) {
        this.origins = origins;
        this.limits = limits;
        this.admission = admission;
        this.access = access;
        this.options = options;
    }

    /** Returns whether {@code Upgrade}, a list in one or more lines (RFC 9110, section 7.8), offers WebSocket. */
    static boolean isUpgrade(HttpHeaders headers) {
        return headers.getValuesAsList(HttpHeaders.UPGRADE).stream().anyMatch("websocket"::equalsIgnoreCase);
    }

    Mono<Void> accept(ServerWebExchange exchange, Endpoint<?> endpoint, AddressMatch match) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        ServerHttpResponse response = exchange.getResponse();
        if (!limits.shakeHands(exchange)) {
            return tooMany(response, "1", "too many handshakes from this address; retry later");
        }
        if (!VERSION.equals(headers.getFirst(VERSION_HEADER))) {
            response.getHeaders().set(VERSION_HEADER, VERSION);
            return upgradeRequired(response, "only WebSocket version 13 is supported");
        }
        if (WebSocketUpgrade.isHttp10(response)) {
            return refuse(response, HttpStatus.BAD_REQUEST, "a handshake needs HTTP/1.1");
        }
        if (!isConnectionUpgrade(headers) || !isKey(headers.getFirst("Sec-WebSocket-Key"))) {
            return refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "the handshake lacks 'Connection: Upgrade' or a valid Sec-WebSocket-Key");
        }
        List<String> origin = headers.getOrEmpty(HttpHeaders.ORIGIN);
        if (!origins.allow(origin, HostCheck.source(exchange), endpoint.hasOpenWriting())) {
            return refuse(response, HttpStatus.FORBIDDEN, "pages of this Origin are not allowed to connect");
        }
        HttpHandshakeRequest request;
        try {
            request = new HttpHandshakeRequest(exchange, endpoint, match);
        } catch (HandshakeRefusedException refused) {
            return refuse(response, refused);
        }
        return identified(request);
    }

    private Mono<Void> identified(HttpHandshakeRequest request) {
        HttpHeaders headers = request.exchange().getRequest().getHeaders();
        ServerHttpResponse response = request.response();
        Optional<String> token = Access.bearer(headers.getFirst(HttpHeaders.AUTHORIZATION));
        if (admission.isDraining() || token.isEmpty()) {
            return enter(request);
        }
        return Mono.fromCompletionStage(() -> access.verify(token.get()))
                .onErrorResume(CodedException.class, refused -> ProblemResponse.write(response, refused)
                        .then(Mono.empty()))
                .flatMap(principal -> {
                    request.identify(principal);
                    return enter(request);
                });
    }

    private Mono<Void> enter(HttpHandshakeRequest request) {
        Admission.Permit permit = admission.enter();
        if (permit == null) {
            request.response().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            String reason = admission.isDraining() ? "the server is stopping" : "too many connections";
            return refuse(request.response(), HttpStatus.SERVICE_UNAVAILABLE, reason);
        }
        AddressLimits.Connection counted = limits.connect(request.exchange());
        if (counted == null) {
            permit.release();
            return tooMany(
                    request.response(), RETRY_AFTER_SECONDS, "too many connections from this address; retry later");
        }
        AtomicBoolean opened = new AtomicBoolean();
        return allowed(request)
                .then(WebSocketUpgrade.onLoop(
                        request.response(), Mono.defer(() -> open(request, counted, permit, opened))))
                .onErrorResume(HandshakeRefusedException.class, refused -> refuse(request.response(), refused))
                .onErrorResume(CodedException.class, refused -> ProblemResponse.write(request.response(), refused))
                .doFinally(signal -> {
                    if (!opened.get()) {
                        counted.close();
                        permit.release();
                    }
                });
    }

    private static Mono<Void> allowed(HttpHandshakeRequest request) {
        return request.endpoint().hasListeners()
                ? Mono.fromCompletionStage(
                        () -> request.endpoint().opening(request, WebSocketUpgrade.loop(request.response())))
                : Mono.empty();
    }

    static Mono<Void> upgradeRequired(ServerHttpResponse response) {
        return upgradeRequired(response, "this address accepts WebSocket handshakes only");
    }

    /** Answers 426 with the required {@code WebSocketUpgrade} header (RFC 9110, section 15.5.22). */
    private static Mono<Void> upgradeRequired(ServerHttpResponse response, String reason) {
        response.getHeaders().set(HttpHeaders.UPGRADE, "websocket");
        response.getHeaders().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        return refuse(response, HttpStatus.UPGRADE_REQUIRED, reason);
    }

    private Mono<Void> open(
            HttpHandshakeRequest request,
            AddressLimits.Connection counted,
            Admission.Permit permit,
            AtomicBoolean opened) {
        // Copied before the upgrade, so that the session does not retain the request.
        Endpoint<?> endpoint = request.endpoint();
        HandshakeData handshake = request.data();
        if (WebSocketUpgrade.isEarly(request.response())) {
            WebSocketUpgrade.closeAfterAnswer(request.response());
            return refuse(
                    request.response(),
                    HttpStatus.BAD_REQUEST,
                    "data was sent before the handshake was answered; wait for the 101");
        }
        return WebSocketUpgrade.accept(request.response(), options, connection -> {
            WebSocketListener session = endpoint.open(connection, handshake, permit);
            connection.onEnd(counted::close);
            opened.set(true);
            return session;
        });
    }

    private static boolean isConnectionUpgrade(HttpHeaders headers) {
        return headers.getConnection().stream().anyMatch(value -> value.equalsIgnoreCase("upgrade"));
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Mono<Void> tooMany(ServerHttpResponse response, String retryAfter, String reason) {
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
        return refuse(response, HttpStatus.TOO_MANY_REQUESTS, reason);
    }

    private static Mono<Void> refuse(ServerHttpResponse response, HandshakeRefusedException refused) {
        return refuse(response, HttpStatusCode.valueOf(refused.status()), refused.text());
    }

    private static Mono<Void> refuse(ServerHttpResponse response, HttpStatusCode status, String reason) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(TEXT);
        byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}

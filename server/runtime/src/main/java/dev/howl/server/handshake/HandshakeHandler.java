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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The handler of opening handshakes (RFC 6455, section 4.2). */
public final class HandshakeHandler {
    private static final String VERSION = "13";
    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final int KEY_BYTES = 16;

    private final AllowedOrigins origins;
    private final ClientLimits limits;
    private final Admission admission;
    private final Access access;
    private final WebSocketOptions options;
    private final HandshakeRefusals refusals;

    public HandshakeHandler(
            AllowedOrigins origins,
            ClientLimits limits,
            Admission admission,
            Access access,
            WebSocketOptions options,
            HandshakeRefusals refusals) {
        this.origins = origins;
        this.limits = limits;
        this.admission = admission;
        this.access = access;
        this.options = options;
        this.refusals = refusals;
    }

    HandshakeRefusals refusals() {
        return refusals;
    }

    /** Returns whether {@code Upgrade}, a list in one or more lines (RFC 9110, section 7.8), offers WebSocket. */
    static boolean isUpgrade(HttpHeaders headers) {
        return headers.getValuesAsList(HttpHeaders.UPGRADE).stream().anyMatch("websocket"::equalsIgnoreCase);
    }

    Mono<Void> accept(ServerWebExchange exchange, Endpoint<?> endpoint, AddressMatch match) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        ServerHttpResponse response = exchange.getResponse();
        if (!limits.shakeHands(exchange)) {
            return refusals.tooManyHandshakes(exchange);
        }
        if (!VERSION.equals(headers.getFirst(VERSION_HEADER))) {
            response.getHeaders().set(VERSION_HEADER, VERSION);
            return refusals.upgradeRequired(exchange, "only WebSocket version 13 is supported");
        }
        if (WebSocketUpgrade.isHttp10(response)) {
            return refusals.refuse(exchange, HttpStatus.BAD_REQUEST, "a handshake needs HTTP/1.1");
        }
        if (!isConnectionUpgrade(headers) || !isKey(headers.getFirst("Sec-WebSocket-Key"))) {
            return refusals.refuse(
                    exchange,
                    HttpStatus.BAD_REQUEST,
                    "the handshake lacks 'Connection: Upgrade' or a valid Sec-WebSocket-Key");
        }
        if (!isOriginAllowed(exchange, endpoint)) {
            return forbidden(exchange, endpoint);
        }
        HttpHandshakeRequest request;
        try {
            request = new HttpHandshakeRequest(exchange, endpoint, match);
        } catch (HandshakeRefusedException refused) {
            return refusals.refuse(exchange, refused);
        }
        return identified(request);
    }

    /**
     * Answers whether a handshake of this page would be accepted now: 204, or the refusal. Pages ask with the method
     * OPTIONS, since a browser hides the answer to a handshake that failed. Counts as a handshake.
     */
    Mono<Void> check(ServerWebExchange exchange, Endpoint<?> endpoint, AddressMatch match) {
        ServerHttpResponse response = exchange.getResponse();
        if (!limits.shakeHands(exchange)) {
            return refusals.tooManyHandshakes(exchange);
        }
        if (!isOriginAllowed(exchange, endpoint)) {
            return forbidden(exchange, endpoint);
        }
        try {
            new HttpHandshakeRequest(exchange, endpoint, match);
        } catch (HandshakeRefusedException refused) {
            return refusals.refuse(exchange, refused);
        }
        Admission.Permit permit = admission.enter();
        if (permit == null) {
            return refusals.full(exchange, admission.isDraining());
        }
        permit.release();
        AddressLimits.Connection counted = limits.connect(exchange);
        if (counted == null) {
            return refusals.tooManyConnections(exchange);
        }
        counted.close();
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private boolean isOriginAllowed(ServerWebExchange exchange, Endpoint<?> endpoint) {
        List<String> origin = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        return origins.allow(origin, HostCheck.source(exchange), endpoint.hasOpenWriting());
    }

    private Mono<Void> forbidden(ServerWebExchange exchange, Endpoint<?> endpoint) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String reason = origins.refusal(
                headers.getOrEmpty(HttpHeaders.ORIGIN), HostCheck.source(exchange), endpoint.hasOpenWriting());
        String ignored = HostCheck.ignoresForwardedHeaders(exchange)
                ? "; the request has forwarded headers, which are ignored because howl.security.trusted-proxies does not"
                        + " list their sender"
                : "";
        return refusals.refuse(exchange, HttpStatus.FORBIDDEN, reason + ignored);
    }

    private Mono<Void> identified(HttpHandshakeRequest request) {
        HttpHeaders headers = request.exchange().getRequest().getHeaders();
        Optional<String> token = Access.bearer(headers.getFirst(HttpHeaders.AUTHORIZATION));
        if (admission.isDraining() || token.isEmpty()) {
            return enter(request);
        }
        return Mono.fromCompletionStage(() -> access.verify(token.get()))
                .onErrorResume(CodedException.class, refused -> refusals.refuse(request.exchange(), refused)
                        .then(Mono.empty()))
                .flatMap(principal -> {
                    request.identify(principal);
                    return enter(request);
                });
    }

    private Mono<Void> enter(HttpHandshakeRequest request) {
        Admission.Permit permit = admission.enter();
        if (permit == null) {
            return refusals.full(request.exchange(), admission.isDraining());
        }
        AddressLimits.Connection counted = limits.connect(request.exchange());
        if (counted == null) {
            permit.release();
            return refusals.tooManyConnections(request.exchange());
        }
        AtomicBoolean opened = new AtomicBoolean();
        return allowed(request)
                .then(WebSocketUpgrade.onLoop(
                        request.response(), Mono.defer(() -> open(request, counted, permit, opened))))
                .onErrorResume(HandshakeRefusedException.class, refused -> refusals.refuse(request.exchange(), refused))
                .onErrorResume(CodedException.class, refused -> refusals.refuse(request.exchange(), refused))
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
            return refusals.refuse(
                    request.exchange(),
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
}

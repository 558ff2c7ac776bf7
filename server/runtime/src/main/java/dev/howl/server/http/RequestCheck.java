package dev.howl.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of a request's head: what the codec could not decode, and {@code Host} (RFC 9112, section 3.2). */
final class RequestCheck {
    /** A name, an IPv4 address or an IPv6 literal, with or without a port; empty where the target has no authority. */
    private static final Pattern HOST =
            Pattern.compile("(?:\\[[0-9A-Za-z:.%]{2,64}]|[0-9A-Za-z._~!$&'()*+;=%-]{0,255})(?::[0-9]{0,5})?");

    private RequestCheck() {}

    /**
     * Returns the answer to an invalid request; {@code null} where it is valid.
     *
     * @param count called with the kind of an invalid request
     */
    static @Nullable HttpRefusal refusal(HttpRequest request, Consumer<MalformedRequest> count) {
        MalformedRequest malformed = malformed(request);
        if (malformed != null) {
            count.accept(malformed);
            return malformed.refusal();
        }
        HttpRefusal host = ofHost(request);
        if (host != null) {
            count.accept(MalformedRequest.HOST);
        }
        return host;
    }

    private static @Nullable MalformedRequest malformed(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return MalformedRequest.ofHead(request);
        }
        return request.protocolVersion().majorVersion() > 1 ? MalformedRequest.HTTP2 : null;
    }

    private static @Nullable HttpRefusal ofHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) {
            return bad("the request has " + hosts.size() + " Host headers; it must have one");
        }
        if (hosts.isEmpty()) {
            return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0
                    ? bad("the request has no Host header, which HTTP/1.1 requires")
                    : null;
        }
        return HOST.matcher(hosts.get(0).strip()).matches() ? null : bad("the Host header is not a host with a port");
    }

    private static HttpRefusal bad(String reason) {
        return new HttpRefusal(HttpResponseStatus.BAD_REQUEST, reason, null);
    }
}

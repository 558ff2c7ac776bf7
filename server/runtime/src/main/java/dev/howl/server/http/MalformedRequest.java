package dev.howl.server.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** A kind of request that is not HTTP/1.1 (RFC 9112), or larger than the server reads. */
enum MalformedRequest {
    REQUEST_LINE("request-line", 400, "the request line is not valid HTTP/1.1"),
    LONG_LINE("request-line-too-long", 414, "the request line is too long"),
    HEADER("header", 400, "a header of the request is not valid HTTP/1.1"),
    LARGE_HEADERS("headers-too-large", 431, "the headers of the request are too large"),
    HOST("host", 400, "the Host header is missing, repeated or not valid"),
    BODY("body", 400, "the body of the request is not valid HTTP/1.1"),
    HTTP2("http2", 400, "this server serves HTTP/1.1 only; a proxy in front of it can serve HTTP/2"),
    TLS_ON_PLAIN_PORT("tls-on-plain-port", 400, "TLS on a port without TLS"),
    PLAIN_ON_TLS_PORT("plain-on-tls-port", 400, "a request without TLS on a port with TLS"),
    TLS_HANDSHAKE("tls-handshake", 400, "a TLS handshake that failed");

    private final String id;
    private final int status;
    private final String words;

    MalformedRequest(String id, int status, String words) {
        this.id = id;
        this.status = status;
        this.words = words;
    }

    /** Returns the name in metrics. */
    String id() {
        return id;
    }

    String words() {
        return words;
    }

    HttpRefusal refusal() {
        return new HttpRefusal(HttpResponseStatus.valueOf(status), words, null);
    }

    /** Returns the kind of a request whose head the codec could not decode. */
    static MalformedRequest ofHead(HttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            return LONG_LINE;
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return LARGE_HEADERS;
        }
        // The codec substitutes a request for one whose line it cannot read.
        boolean unread = request.uri().equals("/bad-request")
                && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return unread ? REQUEST_LINE : HEADER;
    }
}

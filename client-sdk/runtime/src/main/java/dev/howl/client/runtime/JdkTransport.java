package dev.howl.client.runtime;

import dev.howl.runtime.Futures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;

/** A transport on the WebSocket client of {@link java.net.http}. */
final class JdkTransport implements Transport {
    private final HttpClient client;
    private final int maxFrameLength;

    /** @param maxFrameLength the longest message read, all fragments together, in UTF-16 code units or, if it is binary, in bytes */
    JdkTransport(HttpClient client, int maxFrameLength) {
        this.client = client;
        this.maxFrameLength = maxFrameLength;
    }

    @Override
    public Link open(URI uri, Map<String, String> headers, Duration timeout, TransportListener listener) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timeout);
        headers.forEach(builder::header);
        JdkLink link = new JdkLink(listener, maxFrameLength);
        var unused = builder.buildAsync(uri, link).whenComplete((socket, failure) -> {
            if (failure != null) {
                link.failed(cause(failure));
            }
        });
        return link;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            var response = refused.getResponse();
            return new HandshakeRefusedException(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(null));
        }
        return cause;
    }
}

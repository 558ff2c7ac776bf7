package dev.howl.client.runtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** A transport on the WebSocket client of {@link java.net.http}. */
final class JdkTransport implements Transport {
    private final Supplier<HttpClient> client;
    private final int maxFrameLength;

    /** @param maxFrameLength the longest message read, all fragments together, in UTF-16 code units or, if it is binary, in bytes */
    JdkTransport(Supplier<HttpClient> client, int maxFrameLength) {
        this.client = client;
        this.maxFrameLength = maxFrameLength;
    }

    @Override
    public Link open(URI uri, Map<String, String> headers, Duration timeout, TransportListener listener) {
        WebSocket.Builder builder = client.get().newWebSocketBuilder().connectTimeout(timeout);
        headers.forEach(builder::header);
        JdkLink link = new JdkLink(listener, maxFrameLength);
        var unused = builder.buildAsync(uri, link).whenComplete((socket, failure) -> {
            if (failure != null) {
                link.failed(JdkHandshakeFailure.of(failure));
            }
        });
        return link;
    }
}

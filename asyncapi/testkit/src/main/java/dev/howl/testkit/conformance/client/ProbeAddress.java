package dev.howl.testkit.conformance.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The address of a WebSocket, with what the opening handshake says beside it.
 *
 * @param uri {@code ws} or {@code wss}, with path and query
 * @param headers additional request headers by name
 * @param subprotocols offered, in the order of preference; empty to offer none
 * @param tls the context of {@code wss} connections; {@code null} for the JDK's
 */
public record ProbeAddress(
        URI uri,
        Map<String, String> headers,
        List<String> subprotocols,
        @Nullable SSLContext tls) {

    public ProbeAddress {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        subprotocols = List.copyOf(subprotocols);
    }

    /** Creates an address without headers and subprotocols. */
    public static ProbeAddress of(URI uri) {
        return new ProbeAddress(uri, Map.of(), List.of(), null);
    }

    /** Returns the address with a context of TLS; {@code null} for the JDK's. */
    public ProbeAddress tls(@Nullable SSLContext context) {
        return new ProbeAddress(uri, headers, subprotocols, context);
    }

    boolean isSecure() {
        return "wss".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}

package dev.howl.testkit.record;

import dev.howl.testkit.proxy.ProxyTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The server behind a recorder.
 *
 * @param host name or address, without brackets
 * @param tls {@code null} for {@code ws}
 */
record RecordTarget(String host, int port, @Nullable SSLContext tls) {
    private static final int CONNECT_MILLIS = 5_000;

    /**
     * Reads the address of a server.
     *
     * @throws IllegalArgumentException with a message for users
     */
    static RecordTarget of(URI uri, @Nullable SSLContext given) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("ws") && !scheme.equals("wss")) || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + uri + "' is no address such as ws://localhost:9000");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() > 1 || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the target is a server such as " + scheme + "://" + uri.getHost()
                    + ", without path, query and user: clients name the path");
        }
        boolean secure = scheme.equals("wss");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return new RecordTarget(uri.getHost().replaceAll("[\\[\\]]", ""), port, secure ? context(given) : null);
    }

    private static SSLContext context(@Nullable SSLContext given) {
        try {
            return given == null ? SSLContext.getDefault() : given;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** Returns host and port, as in the header {@code Host}. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls == null ? 80 : 443) ? name : name + ":" + port;
    }

    /** Returns the origin that a page of the server itself would have. */
    String origin() {
        return (tls == null ? "http://" : "https://") + authority();
    }

    ProxyTls proxyTls() {
        return new ProxyTls(null, tls, tls == null ? null : host);
    }

    InetSocketAddress address() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /**
     * Connects once, with TLS if the server has it.
     *
     * @throws IOException if the server cannot be reached
     */
    void reach() throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(address(), CONNECT_MILLIS);
            if (tls != null) {
                plain.setSoTimeout(CONNECT_MILLIS);
                try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true)) {
                    SSLParameters parameters = secure.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    secure.setSSLParameters(parameters);
                    secure.startHandshake();
                }
            }
        }
    }
}

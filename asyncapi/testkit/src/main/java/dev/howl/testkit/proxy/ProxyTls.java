package dev.howl.testkit.proxy;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where TLS ends in the proxy, so that it sees what travels.
 *
 * @param clients what it shows to clients; {@code null} where they speak without TLS
 * @param server whom it trusts as a client of the server; {@code null} where that speaks without TLS
 */
public record ProxyTls(
        @Nullable SSLContext clients, @Nullable SSLContext server) {
    /** Nowhere. */
    public static final ProxyTls NONE = new ProxyTls(null, null);

    Socket ofClient(Socket socket) throws IOException {
        return clients == null ? socket : clients.getSocketFactory().createSocket(socket, null, true);
    }

    Socket ofServer(Socket socket) throws IOException {
        return server == null
                ? socket
                : server.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    }
}

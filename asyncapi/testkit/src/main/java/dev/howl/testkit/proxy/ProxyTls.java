package dev.howl.testkit.proxy;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS termination of a {@link TcpProxy}, so that its listener sees plain bytes.
 *
 * @param clients context with the certificate for clients; {@code null} if they connect without TLS
 * @param server context with the trust in the server's certificate; {@code null} if the server does not speak TLS
 */
public record ProxyTls(
        @Nullable SSLContext clients, @Nullable SSLContext server) {
    /** No TLS on either side. */
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

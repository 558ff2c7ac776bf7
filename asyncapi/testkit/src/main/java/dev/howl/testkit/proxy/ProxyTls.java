package dev.howl.testkit.proxy;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS termination of a {@link TcpProxy}, so that its listener sees plain bytes.
 *
 * @param clients context with the certificate for clients; {@code null} if they connect without TLS
 * @param server context with the trust in the server's certificate; {@code null} if the server does not speak TLS
 * @param serverName name for which the server's certificate must be valid (RFC 2818); {@code null} if any certificate
 *     that the context trusts will do
 */
public record ProxyTls(
        @Nullable SSLContext clients,
        @Nullable SSLContext server,
        @Nullable String serverName) {
    /** No TLS on either side. */
    public static final ProxyTls NONE = new ProxyTls(null, null);

    /** Creates a termination that does not look at the name in the server's certificate. */
    public ProxyTls(@Nullable SSLContext clients, @Nullable SSLContext server) {
        this(clients, server, null);
    }

    Socket ofClient(Socket socket) throws IOException {
        return clients == null ? socket : clients.getSocketFactory().createSocket(socket, null, true);
    }

    Socket ofServer(Socket socket) throws IOException {
        if (server == null) {
            return socket;
        }
        String name = serverName == null ? "localhost" : serverName;
        SSLSocket secure = (SSLSocket) server.getSocketFactory().createSocket(socket, name, socket.getPort(), true);
        if (serverName != null) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        return secure;
    }
}

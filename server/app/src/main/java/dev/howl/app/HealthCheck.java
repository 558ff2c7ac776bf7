package dev.howl.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The health check of the container image: asks the server in the same container for its liveness, and exits with 0 if
 * the answer is 200, otherwise with 1. The image needs no HTTP client.
 *
 * <p>Liveness and not readiness, because orchestrators replace an unhealthy container: that helps neither a server whose
 * database is down nor one that drains. A plain socket and not the JDK's HTTP clients, because the check runs every few
 * seconds and spends most of its time on loading classes.
 */
public final class HealthCheck {
    private static final String PATH = "/actuator/health/liveness";
    private static final String REQUEST = "GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String HTTP = "HTTP/1.1 ";
    private static final String OK = HTTP + "200";
    private static final int TIMEOUT_MS = 2_000;

    private HealthCheck() {}

    /** Takes the port from {@code MANAGEMENT_SERVER_PORT} or {@code SERVER_PORT}; 8080 if neither is set. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        String port = environment.getOrDefault("SERVER_PORT", "8080");
        System.exit(check(Integer.parseInt(environment.getOrDefault("MANAGEMENT_SERVER_PORT", port))));
    }

    /** Returns the exit code. */
    static int check(int port) {
        try {
            String status = request(port, false);
            if (!status.startsWith(HTTP)) {
                status = request(port, true);
            }
            System.out.println("port " + port + ": " + status);
            return status.equals(OK) ? 0 : 1;
        } catch (IOException e) {
            System.out.println("port " + port + ": " + e.getMessage());
            return 1;
        }
    }

    /** Returns the start of the answer, up to the status code; less if the server closes the connection before. */
    private static String request(int port, boolean tls) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (Socket connection = new Socket()) {
            connection.connect(new InetSocketAddress(loopback, port), TIMEOUT_MS);
            connection.setSoTimeout(TIMEOUT_MS);
            Socket socket = tls
                    ? tls().getSocketFactory().createSocket(connection, loopback.getHostName(), port, true)
                    : connection;
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(OK.length()), StandardCharsets.US_ASCII);
        }
    }

    /** Returns TLS that accepts every certificate: the peer is this container, and its certificate names another host. */
    private static SSLContext tls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

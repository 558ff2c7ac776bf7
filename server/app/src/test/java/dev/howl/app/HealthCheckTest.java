package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.howl.testkit.process.Ports;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCheckTest {
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Returns what the check says of a server that answers with a status. */
    private static int check(HttpServer server, int status) {
        server.createContext("/actuator/health/liveness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return HealthCheck.check(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1"})
    void succeedsIfTheAnswerIs200(int status, int exitCode) throws IOException {
        assertThat(check(HttpServer.create(LOOPBACK, 0), status)).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void speaksTlsWithAServerThatDoes(int status, int exitCode) throws IOException {
        HttpsServer server = HttpsServer.create(LOOPBACK, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.make().context()));
        assertThat(check(server, status)).isEqualTo(exitCode);
    }

    @Test
    void failsIfNoServerListens() {
        assertThat(HealthCheck.check(Ports.free())).isEqualTo(1);
    }
}

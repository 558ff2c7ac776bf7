package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.tls.TestCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the security guide, run against the Howl server with a self-signed certificate. */
class SecurityGuideTest {
    @Test
    void connectsWithTls(@TempDir Path folder) {
        TestCertificate certificate = TestCertificate.make();
        try (ServerUnderTest server = ServerUnderTest.startWithTls(
                GuideServer.JAR,
                GuideServer.CONTRACT,
                certificate,
                "SSL_CERT_FILE=" + certificate.writeCertificate(folder.resolve("cert.pem")),
                "SSL_KEY_FILE=" + certificate.writeKey(folder.resolve("key.pem")))) {
            URI uri = server.wss("/events");
            SSLContext context = certificate.context();
            // tag::tls
            HttpClient http = HttpClient.newBuilder().sslContext(context).build(); // one for all clients
            HowlClient howl = HowlClient.builder(uri).httpClient(http).connect();
            // end::tls
            assertThat(howl.state()).isInstanceOf(Connected.class);
            howl.close();
        }
    }

    @Test
    void startsWithABundle(@TempDir Path folder) {
        TestCertificate certificate = TestCertificate.make();
        certificate.writeCertificate(folder.resolve("cert.pem"));
        certificate.writeKey(folder.resolve("key.pem"));
        String[] settings = SourceRegions.of(MarkdownPage.content(Path.of("src/test/resources/guide/tls.properties")))
                .texts()
                .getOrDefault("tls", "")
                .replace("/etc/howl", folder.toString())
                .split("\n");
        try (ServerUnderTest server =
                        ServerUnderTest.startWithTls(GuideServer.JAR, GuideServer.CONTRACT, certificate, settings);
                HowlClient howl = HowlClient.builder(server.wss("/events"))
                        .httpClient(HttpClient.newBuilder()
                                .sslContext(certificate.context())
                                .build())
                        .connect()) {
            assertThat(howl.state()).isInstanceOf(Connected.class);
        }
    }
}

package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.tls.TestCertificate;
import dev.howl.testservices.ServerJar;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK over TLS, with signed tokens that expire soon. */
class SecureTest {
    /** Lifetime of a token in seconds. The last sixth of it must suffice to renew the token. */
    private static final int LIFETIME = 15;

    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    /** Shared by all clients, as {@code ClientBuilder.httpClient} recommends. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().sslContext(CERTIFICATE.context()).build();

    @TempDir
    private static Path folder = Path.of("");

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.startWithTls(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                CERTIFICATE,
                "SSL_CERT_FILE=" + CERTIFICATE.writeCertificate(folder.resolve("cert.pem")),
                "SSL_KEY_FILE=" + CERTIFICATE.writeKey(folder.resolve("key.pem")),
                "howl.wisdom.interval=50ms",
                "howl.security.hmac-secret=" + SignedTokens.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token(String subject, int seconds) {
        return SignedTokens.token(subject, "broadcast", seconds);
    }

    private static boolean isRefreshed(RecordedFrame frame) {
        return frame.text().contains("\"token_refreshed\"");
    }

    @Test
    void aClientStaysConnectedByRenewingItsToken() throws Exception {
        Instant begun = Instant.now();
        Received<ConnectionState> states = new Received<>();
        Received<WisdomDistribution> quotes = new Received<>();
        try (HowlClient howl = HowlClient.builder(server.wss("/events"))
                .httpClient(HTTP)
                .token(() -> token("ann", LIFETIME))
                .onState(states)
                .connect()) {
            states.next(Connected.class::isInstance);
            howl.wisdom().subscribe(quotes).confirmed().join();
            server.recorder().awaitFrame(SecureTest::isRefreshed, Duration.ofSeconds(60));
            while (Instant.now().isBefore(begun.plusSeconds(LIFETIME + 1))) {
                quotes.next();
            }
            howl.broadcasts().send("still here").join();
            assertThat(howl.state()).isInstanceOf(Connected.class);
            assertThat(states.waiting()).isEmpty();
        }
    }

    @Test
    void aClientWithAnExpiredTokenReconnectsWithANewOne() throws Exception {
        Received<ConnectionState> states = new Received<>();
        Received<WisdomDistribution> quotes = new Received<>();
        // Each token has another subject, so that the server refuses the renewal and only a new connection accepts it.
        List<String> names = new java.util.concurrent.CopyOnWriteArrayList<>(List.of("ann", "bob"));
        try (HowlClient howl = HowlClient.builder(server.wss("/events"))
                .httpClient(HTTP)
                .token(() -> names.size() > 1 ? token(names.remove(0), 6) : token(names.get(0), 600))
                .onState(states)
                .connect()) {
            howl.wisdom().subscribe(quotes).confirmed().join();
            states.next(Connected.class::isInstance);
            states.next(Connected.class::isInstance);
            quotes.next();
            howl.broadcasts().send("back again").join();
        }
    }
}

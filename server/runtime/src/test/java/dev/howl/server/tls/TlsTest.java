package dev.howl.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.runtime.Json;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests of TLS, where frames must pass the pipeline instead of being written to the socket directly. */
class TlsTest {
    private static final TestCertificate FIRST = TestCertificate.make();
    private static final TestCertificate SECOND = TestCertificate.make();
    private static final int EVENTS = 20_000;
    private static final int SUBSCRIBERS = 6;

    @TempDir
    private Path folder = Path.of("");

    private TestServer server(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "server.ssl.bundle=web",
                "spring.ssl.bundle.pem.web.keystore.certificate=" + FIRST.writeCertificate(folder.resolve("c.pem")),
                "spring.ssl.bundle.pem.web.keystore.private-key=" + FIRST.writeKey(folder.resolve("k.pem"))));
        settings.addAll(List.of(more));
        return TestServer.start(settings.toArray(String[]::new));
    }

    private static ChatClient client(TestServer server, SSLContext tls) {
        return new ChatClient(RawClient.openTls(tls, server.port(), "/chat/den"));
    }

    @Test
    void everySubscriberGetsEveryEventWholeAndInOrderUnderLoad() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(SUBSCRIBERS);
        try (TestServer server = server("howl.log.window.count=100000", "howl.log.window.bytes=64MB")) {
            CountDownLatch subscribed = new CountDownLatch(SUBSCRIBERS);
            CompletableFuture<Void> published = new CompletableFuture<>();
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                // The first client reads only after the last publish, so its socket is full and it has to catch up.
                CompletableFuture<Void> begin = i == 0 ? published : CompletableFuture.completedFuture(null);
                reading.add(readers.submit(() -> read(server, subscribed, begin)));
            }
            assertThat(subscribed.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= EVENTS; i++) {
                var unused = server.publisher().quote("quote number " + i);
            }
            published.complete(null);
            for (Future<Integer> reader : reading) {
                assertThat(reader.get(180, TimeUnit.SECONDS)).isEqualTo(EVENTS);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static int read(TestServer server, CountDownLatch subscribed, CompletableFuture<Void> begin) {
        try (ChatClient client = client(server, FIRST.context())) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            subscribed.countDown();
            begin.join();
            for (int i = 1; i <= EVENTS; i++) {
                JsonNode event = client.next("quote");
                assertThat(event.at("/position/seq").asLong()).isEqualTo(i);
                assertThat(event.at("/payload/text").asString()).isEqualTo("quote number " + i);
            }
            client.raw().close(1000);
            assertThat(client.raw().next().closeCode()).isEqualTo(1000);
            return EVENTS;
        }
    }

    @Test
    void aRenewedCertificateIsPresentedToNewConnectionsAndEndsNone() {
        try (TestServer server = server(
                        "spring.ssl.bundle.pem.web.reload-on-update=true",
                        "spring.ssl.bundle.watch.file.quiet-period=100ms");
                ChatClient client = client(server, FIRST.context())) {
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            assertThat(presentedCertificate(server)).isEqualTo(FIRST.certificate());
            SECOND.writeKey(folder.resolve("k.pem"));
            SECOND.writeCertificate(folder.resolve("c.pem"));
            Await.until("the new certificate is presented", () -> presentedCertificate(server)
                    .equals(SECOND.certificate()));
            var unused = server.publisher().quote("after");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("after");
            client.send("ping", "{}", "p");
            client.next("pong");
            try (ChatClient late = client(server, SECOND.context())) {
                late.send("ping", "{}", "p");
                late.next("pong");
            }
        }
    }

    @Test
    void aCloseArrivesThroughTlsBeforeTheStreamEnds() {
        try (TestServer server = server();
                RawClient raw = RawClient.openTls(FIRST.context(), server.port(), "/chat/den")) {
            String id =
                    Json.mapper().readTree(raw.next().text()).at("/payload/id").asString();
            raw.text("{\"type\":\"disconnect\",\"payload\":{\"id\":\"" + id + "\"}}");
            assertThat(raw.next().closeCode()).isEqualTo(1000);
            raw.close(1000);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void anUnreadableKeyFileStopsTheStartByName() throws IOException {
        Path key = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nsecret\n");
        Path certificate = FIRST.writeCertificate(folder.resolve("c.pem"));
        assertThat(catchThrowable(() -> TestServer.start(
                        "server.ssl.certificate=" + certificate, "server.ssl.certificate-private-key=" + key)))
                .isInstanceOf(TlsSettingException.class)
                .hasMessageContaining(key.toString())
                .message()
                .doesNotContain("secret");
    }

    /** Returns the certificate that the server presents, whichever of the two it is. */
    private static Certificate presentedCertificate(TestServer server) {
        for (TestCertificate trusted : List.of(FIRST, SECOND)) {
            try (SSLSocket socket = (SSLSocket) trusted.context()
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.startHandshake();
                return socket.getSession().getPeerCertificates()[0];
            } catch (SSLException e) {
                // The server presents the other certificate.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError("the server presents neither of the two certificates");
    }
}

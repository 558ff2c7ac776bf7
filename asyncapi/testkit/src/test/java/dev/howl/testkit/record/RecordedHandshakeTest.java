package dev.howl.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testkit.socket.HandshakeResult;
import dev.howl.testkit.socket.SocketServer;
import dev.howl.testkit.tls.TestCertificate;
import dev.howl.testkit.wire.HttpHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of what a {@link TrafficRecorder} changes of a handshake, and of TLS to the target. */
class RecordedHandshakeTest {
    private static final Contract CONTRACT = contract();

    private static Contract contract() {
        try {
            return ContractReader.read(Path.of("src/test/resources/record/desk.yaml"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rewritesHostAndOriginAndOffersNoExtension() throws Exception {
        BlockingQueue<HttpHead> heads = new LinkedBlockingQueue<>();
        try (SocketServer server = SocketServer.start("127.0.0.1", 0, head -> {
                    heads.add(head);
                    return new HandshakeResult.Refuse(404, "no");
                });
                TrafficRecorder recorder = TrafficRecorder.start(
                        CONTRACT,
                        RecordOptions.to(
                                URI.create("ws://127.0.0.1:" + server.address().getPort())),
                        event -> {});
                Socket client = new Socket(
                        InetAddress.getLoopbackAddress(), recorder.uri().getPort())) {
            String request = "GET /desks/oslo?floor=2 HTTP/1.1\r\nHost: "
                    + recorder.uri().getAuthority()
                    + "\r\nOrigin: http://localhost:3000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate;\r\n client_max_window_bits\r\nX-Till: 4\r\n\r\n";
            client.getOutputStream().write(request.substring(0, 40).getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getOutputStream().write(request.substring(40).getBytes(StandardCharsets.US_ASCII));
            HttpHead head = heads.poll(30, TimeUnit.SECONDS);
            assertThat(head).isNotNull();
            String target = "127.0.0.1:" + server.address().getPort();
            assertThat(head.startLine()).isEqualTo("GET /desks/oslo?floor=2 HTTP/1.1");
            assertThat(head.headers())
                    .containsEntry("host", target)
                    .containsEntry("origin", "http://" + target)
                    .containsEntry("x-till", "4")
                    .containsEntry("connection", "Upgrade")
                    .doesNotContainKey("sec-websocket-extensions");
        }
    }

    @Test
    void speaksTlsToTheTargetAndChecksItsCertificate() throws Exception {
        TestCertificate certificate = TestCertificate.make();
        try (ContractMock mock = ContractMock.of(CONTRACT).start();
                TcpProxy tls =
                        new TcpProxy(ProxyListener.NONE, mock.address(), new ProxyTls(certificate.context(), null))) {
            RecordOptions options = RecordOptions.to(URI.create("wss://localhost:" + tls.port()));
            assertThatThrownBy(() -> TrafficRecorder.start(CONTRACT, options, event -> {}))
                    .as("the JDK does not trust it")
                    .isInstanceOf(TargetUnreachableException.class);
            try (TrafficRecorder recorder =
                            TrafficRecorder.start(CONTRACT, options.tls(certificate.context()), event -> {});
                    RawClient client = RawClient.connect(URI.create(recorder.uri() + "/desks/oslo"))) {
                assertThat(client.await("hello").path("id").asString()).isNotEmpty();
            }
        }
    }

    @Test
    void closesAConnectionThatAsksForNoWebSocket() throws IOException {
        try (SocketServer server = SocketServer.start("127.0.0.1", 0, head -> new HandshakeResult.Refuse(404, "no"));
                TrafficRecorder recorder = TrafficRecorder.start(
                        CONTRACT,
                        RecordOptions.to(
                                URI.create("ws://127.0.0.1:" + server.address().getPort())),
                        event -> {});
                Socket client = new Socket(
                        InetAddress.getLoopbackAddress(), recorder.uri().getPort())) {
            client.getOutputStream()
                    .write("GET /docs HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 426");
            assertThat(recorder.summary().violations()).isZero();
        }
    }
}

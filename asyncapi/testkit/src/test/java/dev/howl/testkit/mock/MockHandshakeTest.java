package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handshakes with a mock, and what it makes of a broken protocol. */
class MockHandshakeTest {
    private ContractMock mock;

    @BeforeEach
    void start() throws Exception {
        mock = ContractMock.of(Mocks.shop()).start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private HttpHead answer(String target, String... headers) throws Exception {
        try (RawSocket socket = RawSocket.connect(mock.address())) {
            return socket.upgrade(target, headers);
        }
    }

    private String refusal(String target) throws Exception {
        try (RawSocket socket = RawSocket.connect(mock.address())) {
            int length = Integer.parseInt(
                    socket.upgrade(target).header("content-length").orElseThrow());
            assertThat(length).isPositive();
        }
        return mock.violations().isEmpty()
                ? ""
                : mock.violations().get(mock.violations().size() - 1).problem();
    }

    @Test
    void acceptsWhatTheContractDescribes() throws Exception {
        assertThat(answer("/shops/oslo?floor=2", "X-Till", "12").status()).isEqualTo(101);
        assertThat(answer("/shops/%6fslo?floor=2&other=1").status()).isEqualTo(101);
        assertThat(mock.channel("shop").uri()).hasPath("/shops/oslo").hasQuery("floor=3");
        assertThat(mock.channel("shop").uri(Map.of("city", "bergen", "floor", "3", "more", "a b")))
                .hasToString(mock.uri() + "/shops/bergen?floor=3&more=a%20b");
    }

    @Test
    void refusesAnUnknownPathWith404() throws Exception {
        assertThat(answer("/shop").status()).isEqualTo(404);
        assertThat(answer("/shops/oslo/1?floor=2").status()).isEqualTo(404);
    }

    @Test
    void refusesParametersThatBreakTheContractWith400() throws Exception {
        assertThat(answer("/shops/rome?floor=2").status()).isEqualTo(400);
        assertThat(answer("/shops/oslo").status()).isEqualTo(400);
        assertThat(answer("/shops/oslo?floor=9").status()).isEqualTo(400);
        assertThat(answer("/shops/oslo?floor=low").status()).isEqualTo(400);
        assertThat(answer("/shops/oslo?floor=2", "X-Till", "12345").status()).isEqualTo(400);
        assertThat(refusal("/shops/oslo?floor=9"))
                .startsWith("the query of the handshake breaks the contract: 'floor' ")
                .contains("3");
    }

    @Test
    void mountsAChannelWithoutAddressAtItsId() throws Exception {
        assertThat(answer("/photos").status()).isEqualTo(101);
    }

    @Test
    void refusesRequestsThatAreNoHandshake() throws Exception {
        try (RawSocket socket = RawSocket.connect(mock.address())) {
            socket.send("GET /photos HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.readBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 426");
        }
    }

    @Test
    void closesWith1002OnABrokenProtocolAndReportsIt() throws Exception {
        try (RawSocket socket = RawSocket.open(mock.channel("photos").uri())) {
            socket.sendUnmasked(true, 0, 1, new byte[] {'x'});
            assertThat(socket.readFrame().orElseThrow().closeCode()).isEqualTo(1002);
            socket.sendClose(1002);
            assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.EOF);
        }
        assertThat(mock.violations()).first().satisfies(violation -> {
            assertThat(violation.keyword()).isEqualTo("protocol");
            assertThat(violation.problem()).contains("not masked");
        });
    }

    @Test
    void closesWith1007OnInvalidUtf8() throws Exception {
        try (RawSocket socket = RawSocket.open(mock.channel("photos").uri())) {
            socket.sendFrame(true, 0, 1, new byte[] {(byte) 0xc3, 0x28});
            assertThat(socket.readFrame().orElseThrow().closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void answersPingAndClose() throws Exception {
        try (RawSocket socket = RawSocket.open(mock.channel("photos").uri())) {
            socket.sendFrame(true, 0, 9, new byte[] {7});
            assertThat(socket.readFrame().orElseThrow().payload()).containsExactly(7);
            socket.sendClose(1000);
            assertThat(socket.readFrame().orElseThrow().closeCode()).isEqualTo(1000);
            assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.EOF);
        }
        mock.assertClean();
    }

    @Test
    void keepsBinaryMessagesOfSeveralFrames() throws Exception {
        try (RawSocket socket = RawSocket.open(mock.channel("photos").uri())) {
            socket.sendFrame(false, 0, 2, new byte[] {1, 2});
            socket.sendFrame(true, 0, 0, new byte[] {3});
            assertThat(mock.channel("photos").await("photo").bytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aBinaryFrameWhereTheContractHasNoneBreaksIt() throws Exception {
        try (RawSocket socket = open("/shops/oslo?floor=1")) {
            socket.sendFrame(true, 0, 2, new byte[] {1});
            assertThat(socket.readFrame().orElseThrow().closeCode()).isEqualTo(1008);
        }
    }

    private RawSocket open(String target) throws Exception {
        RawSocket socket = RawSocket.connect(mock.address());
        assertThat(socket.upgrade(target).status()).isEqualTo(101);
        return socket;
    }

    @Test
    void closesItsConnectionsWith1001() throws Exception {
        try (RawClient client = RawClient.connect(mock.channel("photos").uri())) {
            mock.channel("photos").awaitConnections(1);
            mock.close();
            assertThat(client.awaitClosed().code()).isEqualTo(1001);
        }
    }
}

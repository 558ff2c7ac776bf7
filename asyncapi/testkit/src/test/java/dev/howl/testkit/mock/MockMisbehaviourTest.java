package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.validation.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misbehaviour of a mock: what is told for a message, and faults of the whole mock. */
class MockMisbehaviourTest {
    private final List<MockEvent> events = new CopyOnWriteArrayList<>();
    private ContractMock mock;
    private MockChannel shop;

    @BeforeEach
    void start() throws Exception {
        start("");
    }

    private void start(String fault) throws Exception {
        if (mock != null) {
            mock.close();
        }
        MockBuilder builder = ContractMock.of(Mocks.shop()).log(events::add).seed(7);
        if (!fault.isEmpty()) {
            builder.fault(FaultRule.parse(fault));
        }
        mock = builder.start();
        shop = mock.channel("shop");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private RawSocket open() throws Exception {
        URI uri = shop.uri();
        RawSocket socket = RawSocket.connect(mock.address());
        assertThat(socket.upgrade(uri.getRawPath() + "?" + uri.getRawQuery()).status())
                .isEqualTo(101);
        return socket;
    }

    @Test
    void delaysAReply() throws Exception {
        shop.on("place_order").delay(Duration.ofMillis(300)).thenReply();
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "late"));
            client.send(Mocks.order(1, "soon"));
            assertThat(client.await("order_accepted").path("ref").asString()).isEqualTo("soon");
            assertThat(client.await("order_accepted").path("ref").asString()).isEqualTo("late");
        }
    }

    @Test
    void dropsDuplicatesAndReorders() throws Exception {
        shop.on("place_order").drop().then().duplicate().then().reorder().thenReply();
        try (RawClient client = RawClient.connect(shop.uri())) {
            for (String ref : List.of("dropped", "twice", "after", "before")) {
                client.send(Mocks.order(1, ref));
            }
            for (String ref : List.of("twice", "twice", "before", "after")) {
                assertThat(client.await("order_accepted").path("ref").asString())
                        .isEqualTo(ref);
            }
        }
        assertThat(events)
                .filteredOn(event -> event.kind() == MockEvent.Kind.FAULT)
                .extracting(MockEvent::text)
                .containsExactly("dropped", "waits for the next message");
    }

    @Test
    void sendsAReorderedReplyEvenIfNothingFollows() throws Exception {
        shop.on("place_order").reorder();
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "alone"));
            assertThat(client.await("order_accepted").path("ref").asString()).isEqualTo("alone");
        }
    }

    @Test
    void truncatesAFrameAndEndsTheConnection() throws Exception {
        shop.on("place_order").truncate();
        try (RawSocket socket = open()) {
            socket.sendText(Mocks.order(1, "1"));
            RawSocket.Rest rest = socket.readToEnd();
            assertThat(rest.frames()).as("no whole frame, and no Close").isEmpty();
            assertThat(rest.end()).isEqualTo(RawSocket.End.EOF);
        }
    }

    @Test
    void closesWithAnyCodeEvenWhereNothingIsReplied() throws Exception {
        shop.on("count").close(1006);
        try (RawSocket socket = open()) {
            socket.sendText("{\"type\":\"count\"}");
            assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(1006);
        }
    }

    @Test
    void aHalfOpenConnectionSaysNothingAnyMore() throws Exception {
        shop.on("count").halfOpen();
        try (RawSocket socket = open()) {
            socket.sendText("{\"type\":\"count\"}");
            Await.until("half-open", () -> events.stream()
                    .anyMatch(event -> event.text().startsWith("half-open")));
            socket.sendText(Mocks.order(1, "1"));
            socket.sendFrame(true, 0, 9, new byte[0]);
            socket.sendClose(1000);
            socket.endOutput();
            assertThat(socket.readToEnd().frames()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxLength", "minimum", "required", "type"})
    void sendsAReplyThatViolatesAKeyword(String keyword) throws Exception {
        shop.on("place_order").invalid(keyword);
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            String reply = client.nextText();
            assertThat(MockedChannel.of(Mocks.shop(), Mocks.shop().channels().get(0))
                            .conformance()
                            .read(Direction.TO_CLIENT, reply)
                            .violations())
                    .extracting(Violation::keyword)
                    .contains(keyword);
        }
    }

    @Test
    void sendsTheReplyUnchangedIfItCannotViolateTheKeyword() throws Exception {
        shop.on("place_order").invalid("uniqueItems");
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            assertThat(client.await("order_accepted").path("ref").asString()).isEqualTo("1");
        }
        assertThat(events)
                .extracting(MockEvent::text)
                .contains("cannot be made to violate uniqueItems, so it is sent as it is");
    }

    @Test
    void resetsTheConnection() throws Exception {
        shop.on("count").reset();
        try (RawSocket socket = open()) {
            socket.sendText("{\"type\":\"count\"}");
            assertThat(socket.readToEnd().end()).isEqualTo(RawSocket.End.RESET);
        }
    }

    @Test
    void faultsApplyToAShareOfTheMessagesBySeed() throws Exception {
        start("drop=50%");
        String first = refsThatArrive();
        start("drop=50%");
        assertThat(refsThatArrive()).isEqualTo(first);
        assertThat(first.length()).isBetween(5, 35);
    }

    private String refsThatArrive() throws Exception {
        StringBuilder arrived = new StringBuilder();
        shop.on("count").close(1000);
        try (RawSocket socket = open()) {
            for (int i = 0; i < 40; i++) {
                socket.sendText(Mocks.order(1, String.valueOf((char) ('A' + i))));
            }
            socket.sendText("{\"type\":\"count\"}");
            for (WireFrame frame = frame(socket); frame.opcode() == 1; frame = frame(socket)) {
                arrived.append(frame.text().replaceAll(".*\"ref\":\"|\".*", ""));
            }
        }
        return arrived.toString();
    }

    private static WireFrame frame(RawSocket socket) {
        return socket.readFrame().orElseThrow();
    }

    @Test
    void faultsMayBeLimitedToTheAnswersOfAMessage() throws Exception {
        start("close=4321,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            shop.awaitConnections(1);
            shop.push("stock");
            client.await("stock");
            client.send(Mocks.order(1, "1"));
            assertThat(client.awaitClosed().code()).isEqualTo(4321);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    explode         | there is no fault 'explode'; there are: delay=TIME
                    delay           | needs a value
                    delay=soon      | 'soon' is not a duration
                    drop=200%       | not a share
                    close=abc       | not a close code
                    close=99999     | 16 bits
                    drop,when=later | neither message=ID nor share=N%
                    """)
    void refusesUnknownFaults(String fault, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultRule.parse(fault))
                .withMessageContaining(problem);
    }

    @Test
    void readsFaults() {
        assertThat(FaultRule.parse("drop=10%")).isEqualTo(new FaultRule(new Misbehaviour.Drop(), null, 0.1));
        assertThat(FaultRule.parse("invalid=maxLength,message=stock,share=5%"))
                .isEqualTo(new FaultRule(new Misbehaviour.Invalid("maxLength"), "stock", 0.05));
        assertThat(FaultRule.parse("delay=200ms"))
                .isEqualTo(new FaultRule(new Misbehaviour.Delay(Duration.ofMillis(200)), null, 1));
    }
}

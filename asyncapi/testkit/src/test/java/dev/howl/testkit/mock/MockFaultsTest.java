package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.WireFrame;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault of a whole mock, as {@code howl mock --fault} takes it; without the fault its test fails. */
@Timeout(120)
class MockFaultsTest {
    private final List<MockEvent> events = new CopyOnWriteArrayList<>();
    private ContractMock mock;
    private MockChannel shop;

    private void start(String... faults) throws Exception {
        if (mock != null) {
            mock.close();
        }
        MockBuilder builder = ContractMock.of(Mocks.shop()).log(events::add);
        List.of(faults).forEach(fault -> builder.fault(FaultRule.parse(fault)));
        mock = builder.start();
        shop = mock.channel("shop");
    }

    @BeforeEach
    void start() throws Exception {
        start(new String[0]);
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

    /** Sends an order. The connection's next message has arrived afterwards, so that a prompt reply has been written. */
    private void order(RawClient client, String ref) {
        client.send(Mocks.order(1, ref));
        client.send("{\"type\":\"count\"}");
        shop.await("count");
    }

    private static String ref(RawClient client) {
        return client.await("order_accepted").path("ref").asString();
    }

    @Test
    void delayLetsLaterMessagesOvertake() throws Exception {
        start("delay=2s,message=order_accepted");
        try (RawClient client = RawClient.connect(shop.uri())) {
            order(client, "late");
            shop.push("stock");
            assertThat(client.nextText()).contains("stock");
            assertThat(ref(client)).isEqualTo("late");
        }
    }

    @Test
    void dropSendsNoReply() throws Exception {
        start("drop,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            order(client, "lost");
            shop.push("stock");
            assertThat(client.nextText()).contains("stock");
        }
    }

    @Test
    void duplicateSendsTheReplyTwice() throws Exception {
        start("duplicate,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            order(client, "twice");
            shop.push("stock");
            assertThat(ref(client)).isEqualTo("twice");
            assertThat(client.nextText()).contains("order_accepted", "twice");
        }
    }

    @Test
    void reorderSendsTheReplyAfterTheNextMessage() throws Exception {
        start("reorder,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            order(client, "after");
            shop.push("stock");
            assertThat(client.nextText()).contains("stock");
            assertThat(ref(client)).isEqualTo("after");
        }
    }

    @Test
    void truncateEndsTheConnectionInTheMiddleOfTheFrame() throws Exception {
        start("truncate,message=place_order");
        try (RawSocket socket = open()) {
            socket.sendText(Mocks.order(1, "half"));
            socket.endOutput();
            RawSocket.Rest rest = socket.readToEnd();
            assertThat(rest.frames()).as("no whole frame, and no Close").isEmpty();
            assertThat(rest.end()).isEqualTo(RawSocket.End.EOF);
        }
        Await.until(
                "the event", () -> events.stream().anyMatch(each -> each.text().startsWith("truncated")));
    }

    @Test
    void closeSendsACloseInsteadOfTheReply() throws Exception {
        start("close=4321,message=place_order");
        try (RawSocket socket = open()) {
            socket.sendText(Mocks.order(1, "none"));
            assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(4321);
        }
    }

    @Test
    void halfOpenSendsNothingAnyMoreAndKeepsTheConnection() throws Exception {
        start("half-open,message=place_order");
        try (RawSocket socket = open()) {
            socket.sendText(Mocks.order(1, "none"));
            Await.until("half-open", () -> events.stream()
                    .anyMatch(each -> each.text().startsWith("half-open")));
            socket.sendFrame(true, 0, 9, new byte[0]);
            shop.push("stock");
            socket.endOutput();
            assertThat(socket.readToEnd().frames()).isEmpty();
        }
    }

    @Test
    void invalidBreaksTheKeywordOfTheSchema() throws Exception {
        start("invalid=minimum,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            assertThat(MockedChannel.of(Mocks.shop(), Mocks.shop().channels().get(0))
                            .conformance()
                            .read(Direction.TO_CLIENT, client.nextText())
                            .violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.keyword()).isEqualTo("minimum"));
        }
    }

    @Test
    void severalFaultsApplyTogether() throws Exception {
        start("duplicate,message=order_accepted", "invalid=minimum,message=place_order");
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            String first = client.nextText();
            assertThat(client.nextText()).isEqualTo(first).doesNotContain("\"number\":1,");
        }
    }
}

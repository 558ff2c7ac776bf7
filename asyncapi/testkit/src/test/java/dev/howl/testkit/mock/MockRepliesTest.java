package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.howl.testkit.RawClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Validation, replies and pushes of a mock. */
class MockRepliesTest {
    private final List<MockEvent> events = new CopyOnWriteArrayList<>();
    private ContractMock mock;
    private MockChannel shop;

    @BeforeEach
    void start() throws Exception {
        mock = ContractMock.of(Mocks.shop()).log(events::add).start();
        shop = mock.channel("shop");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void answersWithTheExamplesInOrderAndTheCorrelationIdOfTheRequest() throws Exception {
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "a-1"));
            assertThat(client.nextText())
                    .isEqualTo("{\"type\":\"order_accepted\",\"number\":1,\"note\":\"first\",\"ref\":\"a-1\"}");
            client.send("{\"type\":\"place_order\",\"quantity\":1}");
            assertThat(client.nextText()).isEqualTo("{\"type\":\"order_accepted\",\"number\":2,\"note\":\"second\"}");
            client.send("{\"type\":\"place_order\",\"quantity\":1}");
            assertThat(client.nextText())
                    .as("the example's id is none of this request's")
                    .isEqualTo("{\"type\":\"order_accepted\",\"number\":1,\"note\":\"first\"}");
        }
        mock.assertClean();
    }

    @Test
    void saysOnOneLineWhatBreaksTheContractAndWhere() throws Exception {
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(9, "a-1"));
            assertThat(client.awaitClosed().code()).isEqualTo(1008);
        }
        assertThat(shop.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.message()).isEqualTo("place_order");
            assertThat(violation.pointer()).isEqualTo("/quantity");
            assertThat(violation.keyword()).isEqualTo("maximum");
            assertThat(violation.place().line()).isEqualTo(23);
        });
        assertThat(events)
                .extracting(MockEvent::toString)
                .anyMatch(line ->
                        line.matches(".* #1 shop broken place_order /quantity: .* \\(maximum, .*shop.yaml:23:\\d+\\)"));
    }

    @Test
    void repliesWhatItIsToldAndThenBehaves() throws Exception {
        shop.on("place_order").reply("order_failed").then().close(1011).thenReply();
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            assertThat(client.await("order_failed").path("ref").asString()).isEqualTo("1");
            client.send(Mocks.order(1, "2"));
            assertThat(client.awaitClosed().code()).isEqualTo(1011);
        }
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "3"));
            assertThat(client.await("order_accepted").path("ref").asString()).isEqualTo("3");
        }
    }

    @Test
    void generatesWhatTheSchemaDescribesBySeed() throws Exception {
        shop.on("place_order").reply("quote");
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            client.send(Mocks.order(1, "1"));
            String first = client.nextText();
            String second = client.nextText();
            assertThat(first)
                    .as("optional, but the clients recognise the message by it")
                    .contains("\"type\":\"quote\"");
            assertThat(first + second).doesNotContain("extra");
            assertThat(second).isNotEqualTo(first);
            mock.reset();
            shop.on("place_order").reply("quote");
            try (RawClient next = RawClient.connect(shop.uri())) {
                next.send(Mocks.order(1, "1"));
                assertThat(next.nextText()).isEqualTo(first);
            }
        }
    }

    @Test
    void givesTheCorrelationIdToRepliesThatDoNotSayWhereTheyHaveIt() throws Exception {
        try (ContractMock other = ContractMock.of(Mocks.read("src/test/resources/mock/union.yaml"))
                        .start();
                RawClient client = RawClient.connect(other.channel("ask").uri())) {
            client.send("{\"type\":\"ask\",\"ref\":\"7\"}");
            assertThat(client.await("told").path("ref").asString()).isEqualTo("7");
            other.assertClean();
        }
    }

    @Test
    void repliesWithAFrameOfTheTest() throws Exception {
        shop.on("place_order").reply("{\"type\":\"order_accepted\",\"number\":77}");
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(Mocks.order(1, "1"));
            JsonNode reply = client.await("order_accepted");
            assertThat(reply.path("number").asInt()).isEqualTo(77);
            assertThat(reply.path("ref").asString()).isEqualTo("1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.on("place_order").reply("{\"type\":\"order_accepted\",\"number\":0}"))
                .withMessageContaining("nor a valid frame")
                .withMessageContaining("/number");
    }

    @Test
    void pushesToAllConnections() throws Exception {
        try (RawClient one = RawClient.connect(shop.uri());
                RawClient other = RawClient.connect(shop.uri())) {
            shop.awaitConnections(2);
            shop.push("stock");
            assertThat(one.await("stock").path("items").asInt()).isEqualTo(7);
            assertThat(other.await("stock").path("items").asInt()).isEqualTo(7);
            shop.push("stock", "{\"type\":\"stock\",\"items\":3}");
            assertThat(one.await("stock").path("items").asInt()).isEqualTo(3);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.push("stock", "{\"type\":\"stock\",\"items\":100}"))
                .withMessageContaining("/items");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.push("stocks"))
                .withMessageContaining("the server sends no message 'stocks' on this channel, but: order_failed");
    }

    @Test
    void asksWithACorrelationIdOfItsOwn() throws Exception {
        try (RawClient client = RawClient.connect(shop.uri())) {
            shop.awaitConnections(1);
            shop.push("question");
            String ref = client.await("question").path("ref").asString();
            client.send("{\"type\":\"answer\",\"ref\":\"" + ref + "\"}");
            assertThat(shop.await("answer").json().path("ref").asString()).isEqualTo(ref);
            assertThat(ref).isEqualTo("s-1");
        }
    }

    @Test
    void keepsWhatItReceived() throws Exception {
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send("{\"type\":\"count\"}");
            client.send(Mocks.order(2, "a"));
            shop.await("place_order");
        }
        assertThat(shop.received()).extracting(PeerMessage::message).containsExactly("count", "place_order");
        assertThat(shop.received("place_order").get(0).json().path("quantity").asInt())
                .isEqualTo(2);
    }
}

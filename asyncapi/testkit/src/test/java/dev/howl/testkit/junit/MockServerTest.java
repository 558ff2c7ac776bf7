package dev.howl.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A test class with a mock server. */
@MockServer("mock/shop.yaml")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MockServerTest {
    private static final String COUNT = "{\"type\":\"count\"}";

    @Test
    @Order(1)
    void givesTheChannelsOfTheMock(@Channel("shop") MockChannel shop, ContractMock mock) throws Exception {
        assertThat(mock.channel("shop")).isSameAs(shop);
        shop.on("count").close(1011);
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(COUNT);
            assertThat(client.awaitClosed().code()).isEqualTo(1011);
        }
    }

    @Test
    @Order(2)
    void forgetsEverythingBetweenTests(@Channel("shop") MockChannel shop) throws Exception {
        assertThat(shop.received()).isEmpty();
        shop.on("place_order").close(1000);
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send(COUNT);
            client.send("{\"type\":\"place_order\",\"quantity\":1}");
            assertThat(client.awaitClosed().code()).isEqualTo(1000);
        }
        assertThat(shop.received()).hasSize(2);
    }

    /** Tests of a nested class share the mock. */
    @Nested
    class Inside {
        @Test
        void hasTheMock(@Channel("photos") MockChannel photos) throws Exception {
            try (RawClient client = RawClient.connect(photos.uri())) {
                photos.awaitConnections(1);
                photos.push("photo");
                photos.close(1000);
                assertThat(client.awaitClosed().code()).isEqualTo(1000);
            }
        }
    }

    @Test
    void letsAClientBreakTheContractIfAllowed(@Channel("shop") MockChannel shop) throws Exception {
        shop.allowViolations();
        try (RawClient client = RawClient.connect(shop.uri())) {
            client.send("{\"type\":\"sing\"}");
            assertThat(client.awaitClosed().code()).isEqualTo(1008);
        }
        assertThat(shop.violations()).hasSize(1);
    }
}

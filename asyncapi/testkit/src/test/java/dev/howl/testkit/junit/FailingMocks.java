package dev.howl.testkit.junit;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.mock.MockChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Test classes with a client that breaks the contract, which {@link MockServerFailuresTest} runs and sees fail. */
final class FailingMocks {
    private FailingMocks() {}

    /** A client whose message breaks its schema. */
    @MockServer("mock/shop.yaml")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class BrokenMessage {
        @Test
        @Order(1)
        void ordersTooMuch(@Channel("shop") MockChannel shop) throws IOException {
            try (RawClient client = RawClient.connect(shop.uri())) {
                client.send("{\"type\":\"place_order\",\"quantity\":9}");
                client.awaitClosed();
            }
        }

        @Test
        @Order(2)
        void ordersEnough(@Channel("shop") MockChannel shop) throws IOException {
            try (RawClient client = RawClient.connect(shop.uri())) {
                client.send("{\"type\":\"place_order\",\"quantity\":5}");
                client.await("order_accepted");
            }
        }

        @Test
        @Order(3)
        void ordersTooMuchOnPurpose(@Channel("shop") MockChannel shop) throws IOException {
            shop.allowViolations();
            ordersTooMuch(shop);
        }
    }

    /** A client that breaks the contract in a test that fails anyway. */
    @MockServer("mock/shop.yaml")
    static class FailsAnyway {
        @Test
        void fails(@Channel("shop") MockChannel shop) throws IOException {
            new BrokenMessage().ordersTooMuch(shop);
            throw new AssertionError("the order failed");
        }
    }

    /** A client that asks for a path and for values that the contract does not have. */
    @MockServer("mock/shop.yaml")
    static class BrokenHandshake {
        @Test
        void wantsAHighFloor(@Channel("shop") MockChannel shop) {
            try {
                RawClient.connect(shop.uri(Map.of("floor", "9"))).close();
            } catch (IOException e) {
                // Refused with 400, which this client does not mind.
            }
        }
    }

    /** A client that does not send what the test waits for. */
    @MockServer("mock/shop.yaml")
    static class MissingMessage {
        @Test
        void countsInsteadOfOrdering(@Channel("shop") MockChannel shop) throws IOException {
            try (RawClient client = RawClient.connect(shop.uri())) {
                client.send("{\"type\":\"count\"}");
                shop.await("count");
                shop.await("place_order", Duration.ofMillis(100));
            }
        }
    }
}

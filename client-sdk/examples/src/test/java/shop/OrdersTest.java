package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import shop.client.ShopClient;

/** The client when its connection is closed in place of an answer. */
@MockServer("shop.yaml")
class OrdersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void theClientReconnectsAfterACut(@Channel("shop") MockChannel shop) {
        shop.on("place_order").close(1011).thenReply();
        try (ShopClient client = ShopClient.connect(shop.uri())) {
            assertThat(client.placeOrder(2))
                    .failsWithin(LIMIT)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(ConnectionLostException.class);
            assertThat(client.placeOrder(2)).succeedsWithin(LIMIT);
        }
    }
}

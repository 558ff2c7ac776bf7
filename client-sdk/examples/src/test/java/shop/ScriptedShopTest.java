package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.junit.Channel;
import dev.howl.testkit.junit.MockServer;
import dev.howl.testkit.mock.MockChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import shop.client.OrderFailed;
import shop.client.ShopClient;
import shop.client.Stock;

/** The mock with the rules that the guide shows. */
@MockServer(value = "shop.yaml", script = "guide/shop-mock.yaml")
class ScriptedShopTest {
    @Test
    void theRulesApply(@Channel("shop") MockChannel shop) throws Exception {
        BlockingQueue<Stock> received = new LinkedBlockingQueue<>();
        try (ShopClient client = ShopClient.connect(shop.uri())) {
            client.onStock(received::add);
            Object first = client.placeOrder(1)
                    .handle((answer, failure) -> failure == null ? answer : failure)
                    .join();
            assertThat(first).isInstanceOfAny(OrderFailed.class, CompletionException.class);
            assertThat(client.placeOrder(1).get(30, TimeUnit.SECONDS)).isNotInstanceOf(OrderFailed.class);
            assertThat(received.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
    }
}

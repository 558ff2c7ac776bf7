package golden.joined;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Conversations of the generated client with the generated server, over a socket. */
final class Conversation {
    private Conversation() {}

    static void shop(URI uri) throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        try (OrdersClient client = OrdersClient.connect(uri)) {
            client.orders().onNotice(heard::add);
            client.orders().onOrdersStatus(heard::add);
            client.payments().onPaymentsStatus(heard::add);
            Bill bill = client.orders().order("tea").get(30, TimeUnit.SECONDS);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new Notice("hello from den"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new OrdersStatus("tea"));
            client.payments().pay(bill.cents());
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new PaymentsStatus(true));
        }
    }
}

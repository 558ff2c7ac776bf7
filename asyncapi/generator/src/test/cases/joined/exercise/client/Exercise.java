package golden.joined;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.FrameCodec;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

final class Exercise {
    /** Methods of the generated client, called for the compiler. */
    static final BiFunction<OrdersClient, String, CompletableFuture<Bill>> ORDER =
            (client, item) -> client.orders().order(item);

    static final BiFunction<OrdersClient, Long, CompletableFuture<Void>> PAY =
            (client, cents) -> client.payments().pay(cents);

    static void run() {
        FrameCodec codec = FrameCodec.ofClient(OrdersContract.SPEC);
        OrdersServerMessage read = (OrdersServerMessage)
                codec.decode(codec.read("{\"type\":\"payment_status\",\"paid\":true}"));
        assertThat(read).isEqualTo(new PaymentsStatus(true));
        assertThat(AuditContract.SPEC.address()).isEqualTo("/audit");
    }
}

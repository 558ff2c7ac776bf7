package golden.joined;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.FrameCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public final class Exercise {
    static void run() {
        OrdersChannel channel = new OrdersChannel();
        assertThat(channel.spec().address()).isEqualTo("/shops/{shop}");
        assertThat(channel.handlers())
                .isEqualTo(List.of(OrdersHandler.class, PaymentsHandler.class, StaffHandler.class));
        FrameCodec codec = FrameCodec.ofServer(channel.spec());
        assertThat(codec.decode(codec.read("{\"type\":\"pay\",\"cents\":5}"))).isEqualTo(new Pay(5));
    }

    /** Handlers of each channel. */
    public static final class Orders implements OrdersHandler {
        @Override
        public CompletionStage<Bill> order(OrdersSession session, Order request) {
            session.send(new Notice("hello from " + session.shop()));
            session.send(new OrdersStatus(request.item()));
            return CompletableFuture.completedStage(new Bill(995));
        }
    }

    public static final class Payments implements PaymentsHandler {
        @Override
        public void pay(OrdersSession session, Pay message) {
            session.send(new PaymentsStatus(message.cents() == 995));
        }
    }

    public static final class Staff implements StaffHandler {
        @Override
        public void cancel(OrdersSession session, Notice message) {
            session.close(1000, message.text());
        }
    }
}

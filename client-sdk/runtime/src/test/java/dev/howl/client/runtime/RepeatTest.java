package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.Order;
import dev.howl.client.runtime.Harbour.Ordered;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to requests with a dedupe id. */
class RepeatTest {

    @Test
    void itIsSentAgainOnTheNextConnection() {
        Rig rig = Rig.connected();
        var order = order(rig, "o-1");
        rig.fail(new IOException("reset")).untilNextTry().greet();
        assertThat(order).isNotDone();
        assertThat(rig.link().sent("order").path("payload").path("dedupe_id").stringValue())
                .isEqualTo("o-1");

        rig.answer("order", "'type':'ordered','payload':{'number':7}");

        assertThat(order).isCompletedWithValue(new Ordered(7));
    }

    @Test
    void withoutTheIdItIsLost() {
        Rig rig = Rig.connected();
        var order = order(rig, null);
        rig.fail(new IOException("reset"));

        assertThat(order).isCompletedExceptionally();
    }

    @Test
    void whatIsStuckInTheQueueIsSentAgainToo() {
        Rig rig = Rig.connected();
        rig.link().stuck = true;
        var first = order(rig, "o-1");
        var second = order(rig, "o-2");
        rig.fail(new IOException("reset")).untilNextTry().greet();

        assertThat(rig.link().count("order")).isEqualTo(2);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void aRefusalThatMayPassIsFollowedByAnotherTry() {
        Rig rig = Rig.connected();
        var order = order(rig, "o-1");
        rig.refuse(rig.link().sent("order"), "unavailable", true);
        assertThat(order).isNotDone();
        rig.pass(Duration.ofSeconds(1)).answer("order", "'type':'ordered','payload':{'number':7}");

        assertThat(rig.link().count("order")).isEqualTo(2);
        assertThat(order).isCompletedWithValue(new Ordered(7));
        assertThat(rig.errors).isEmpty();
    }

    @Test
    void itsTimeoutStandsAndTellsTheLastRefusal() {
        Rig rig = new Rig(builder -> builder.requestTimeout(Duration.ofSeconds(3))).greet();
        var order = order(rig, "o-1");
        rig.refuse(rig.link().sent("order"), "unavailable", true).pass(Duration.ofSeconds(3));

        assertThat(order.handle((done, failure) -> failure))
                .isCompletedWithValueMatching(failure -> failure instanceof RequestTimeoutException
                        && failure.getCause() instanceof RequestFailedException);
    }

    @Test
    void aRefusalThatIsMeantIsFinal() {
        Rig rig = Rig.connected();
        var order = order(rig, "o-1");
        rig.refuse(rig.link().sent("order"), "forbidden", false);

        assertThat(order).isCompletedExceptionally();
    }

    private static CompletableFuture<Ordered> order(Rig rig, @Nullable String dedupeId) {
        var order = rig.client.request(new Order("rope", dedupeId), Ordered.class);
        rig.settle();
        return order;
    }
}

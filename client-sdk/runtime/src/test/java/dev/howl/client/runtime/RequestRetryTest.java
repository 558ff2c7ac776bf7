package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.Order;
import dev.howl.client.runtime.ShipsContract.Ordered;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests with a dedupe id, which may be sent more than once. */
class RequestRetryTest {

    @Test
    void aRequestIsSentAgainOnTheNextConnection() {
        ClientFixture fixture = ClientFixture.connected();
        var order = order(fixture, "o-1");
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();
        assertThat(order).isNotDone();
        assertThat(fixture.link()
                        .sent("order")
                        .path("payload")
                        .path("dedupe_id")
                        .stringValue())
                .isEqualTo("o-1");

        fixture.answer("order", "'type':'ordered','payload':{'number':7}");

        assertThat(order).isCompletedWithValue(new Ordered(7));
    }

    @Test
    void aRequestWithoutDedupeIdFailsWithTheConnection() {
        ClientFixture fixture = ClientFixture.connected();
        var order = order(fixture, null);
        fixture.fail(new IOException("reset"));

        assertThat(order).isCompletedExceptionally();
    }

    @Test
    void queuedRequestsAreSentAgainToo() {
        ClientFixture fixture = ClientFixture.connected();
        fixture.link().stuck = true;
        var first = order(fixture, "o-1");
        var second = order(fixture, "o-2");
        fixture.fail(new IOException("reset")).untilNextAttempt().greet();

        assertThat(fixture.link().count("order")).isEqualTo(2);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void aRetryableRefusalIsRetried() {
        ClientFixture fixture = ClientFixture.connected();
        var order = order(fixture, "o-1");
        fixture.refuse(fixture.link().sent("order"), "unavailable", true);
        assertThat(order).isNotDone();
        fixture.pass(Duration.ofSeconds(1)).answer("order", "'type':'ordered','payload':{'number':7}");

        assertThat(fixture.link().count("order")).isEqualTo(2);
        assertThat(order).isCompletedWithValue(new Ordered(7));
        assertThat(fixture.errors).isEmpty();
    }

    @Test
    void theTimeoutIncludesRetriesAndItsCauseIsTheLastRefusal() {
        ClientFixture fixture = new ClientFixture(builder -> builder.requestTimeout(Duration.ofSeconds(3))).greet();
        var order = order(fixture, "o-1");
        fixture.refuse(fixture.link().sent("order"), "unavailable", true).pass(Duration.ofSeconds(3));

        assertThat(order.handle((done, failure) -> failure))
                .isCompletedWithValueMatching(failure -> failure instanceof RequestTimeoutException
                        && failure.getCause() instanceof RequestFailedException);
    }

    @Test
    void aFinalRefusalFailsTheRequest() {
        ClientFixture fixture = ClientFixture.connected();
        var order = order(fixture, "o-1");
        fixture.refuse(fixture.link().sent("order"), "forbidden", false);

        assertThat(order).isCompletedExceptionally();
    }

    private static CompletableFuture<Ordered> order(ClientFixture fixture, @Nullable String dedupeId) {
        var order = fixture.client.request(new Order("rope", dedupeId), Ordered.class);
        fixture.settle();
        return order;
    }
}

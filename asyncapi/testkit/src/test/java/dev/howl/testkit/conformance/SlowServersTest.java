package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that an answer which comes late is one finding, and not one for each request that follows. */
class SlowServersTest {
    private final List<String> withheld = new ArrayList<>();
    private final AtomicInteger orders = new AtomicInteger();

    @Test
    void aLateAnswerIsNotTakenForThatOfTheNextRequest() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.answers = this::slowly;
            List<Finding> failures = FaultyShop.run(ShopContract.withErrors(), server)
                    .answerTime(Duration.ofSeconds(2))
                    .generated(0)
                    .validOnly()
                    .run()
                    .failures();
            assertThat(failures)
                    .singleElement()
                    .extracting(Finding::sentence)
                    .asString()
                    .startsWith("no answer to 'place_order' within 2000 ms");
        }
    }

    /** Sends the answer to the first order before that to the next request. */
    private synchronized List<String> slowly(ShopAnswers.Request request) {
        List<String> answers = new ArrayList<>(withheld);
        withheld.clear();
        boolean first = request.type().equals("place_order") && orders.getAndIncrement() == 0;
        (first ? withheld : answers).addAll(ShopAnswers.to(request));
        return answers;
    }
}

package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.testkit.ServerUnderTest;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The code of the SDK guide about refused requests, run against the Howl server without a token. */
class SdkErrorsGuideTest {
    private final Arrivals arrivals = new Arrivals();

    private void report(String code, boolean retryable) {
        arrivals.add(code);
        arrivals.add(retryable);
    }

    @Test
    void refusalsHaveCodes() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(GuideServer.JAR, GuideServer.CONTRACT);
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            // tag::refused
            try {
                howl.broadcasts().send("Lunch is served").join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RequestFailedException refused) {
                    report(refused.code(), refused.retryable());
                }
            }
            // end::refused
            assertThat(arrivals.next(String.class)).isEqualTo("unauthenticated");
            assertThat(arrivals.next(Boolean.class)).isFalse();
        }
    }
}

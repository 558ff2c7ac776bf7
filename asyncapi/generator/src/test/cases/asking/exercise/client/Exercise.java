package golden.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Registration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

final class Exercise {
    /** Methods of the generated client, called for the compiler. */
    static final Function<QuotesClient, Registration> PRICES =
            client -> client.onQuote(quote -> CompletableFuture.completedStage(new Price(5)));

    static final Function<QuotesClient, Registration> VERSION =
            client -> client.about().onVersion(request -> CompletableFuture.completedFuture(new VersionIs("1")));

    static void run() {
        assertThat(QuotesContract.SPEC.serverMessages()).hasSize(3);
    }
}

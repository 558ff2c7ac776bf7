package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.client.PendingResponse;
import dev.howl.client.Platform;
import dev.howl.client.Severity;
import dev.howl.client.http.City;
import dev.howl.client.http.CreatedResponse;
import dev.howl.client.http.HowlHttp;
import dev.howl.client.http.NewResponse;
import dev.howl.client.http.PublishAlert;
import dev.howl.client.http.PublishedAlert;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.HttpRequestFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code of the SDK guide about the HTTP API, run against the Howl server. */
class HttpGuideTest {
    private static GuideServer server;

    private final Arrivals arrivals = new Arrivals();

    @BeforeAll
    static void start() {
        server = new GuideServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String freshToken() {
        return GuideServer.TOKEN;
    }

    private void report(int status, String code, @Nullable String pointer) {
        arrivals.add(status);
        arrivals.add(code);
        arrivals.add(pointer);
    }

    private void print(PendingResponse response) {
        arrivals.add(response);
    }

    @Test
    void publishesAnAlertToACity() {
        URI base = server.process().http("");
        // tag::connect
        HowlHttp http = HowlHttp.builder(base)
                .token(this::freshToken) // called before each request
                .build();
        // end::connect
        // tag::alert
        List<City> cities = http.cities().join();
        PublishAlert gale = new PublishAlert(cities.get(0).uuid(), "Gale from the west")
                .severity(Severity.SEVERE)
                .expiringIn(Duration.ofHours(2));
        PublishedAlert published = http.publishAlert(gale).join();
        // end::alert
        assertThat(published.message()).isEqualTo("Gale from the west");
        // tag::key
        http.publishAlert(gale, "gale-2026-03-14").join();
        http.publishAlert(gale, "gale-2026-03-14").join(); // returns the same alert, and publishes nothing
        // end::key
        http.close();
    }

    @Test
    void addsAReplyThatIsDecidedOverTheWebSocket() throws Exception {
        URI uri = server.uri();
        // tag::settings
        ClientBuilder<HowlClient> settings = HowlClient.builder(uri).token(this::freshToken);
        HowlClient howl = settings.connect();
        HowlHttp http = HowlHttp.builder(settings).build(); // the same server, token supplier and threads
        // end::settings
        // tag::moderation
        CreatedResponse created = http.addResponse(
                        new NewResponse(Platform.YANDEX, "Ira", "The tea was cold.", "We are sorry."))
                .join();
        http.pendingResponses().join().responses().forEach(response -> print(response));
        howl.moderation().approve(created.responseId()).join();
        // end::moderation
        assertThat(arrivals.next(PendingResponse.class).responseId()).isEqualTo(created.responseId());
        http.close();
        howl.close();
    }

    @Test
    void refusalsHaveAStatusACodeAndAPlace() throws Exception {
        UUID nowhere = new UUID(0, 0);
        try (HowlHttp http = HowlHttp.builder(server.process().http(""))
                .token(this::freshToken)
                .build()) {
            // tag::refused
            try {
                http.publishAlert(new PublishAlert(nowhere, "Gale from the west"))
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof HttpRequestFailedException refused) {
                    report(refused.status(), refused.code(), refused.pointer()); // 404, "not_found", "/city"
                }
            }
            // end::refused
        }
        assertThat(arrivals.next(Integer.class)).isEqualTo(404);
        assertThat(arrivals.next(String.class)).isEqualTo("not_found");
        assertThat(arrivals.next(String.class)).isEqualTo("/city");
    }
}

package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.Alert;
import dev.howl.client.AlertsSnapshot;
import dev.howl.client.HowlClient;
import dev.howl.client.IncidentDiff;
import dev.howl.client.IncidentsSnapshot;
import dev.howl.client.ModerationEvent;
import dev.howl.client.PendingResponse;
import dev.howl.client.PendingResponsesSnapshot;
import dev.howl.client.ResponseResolved;
import dev.howl.testservices.StubDashboard;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of the guides to alerts, incidents and moderation, run against the Howl server. */
class FeatureGuidesTest {
    private static GuideServer server;

    private final Arrivals arrivals = new Arrivals();
    private HowlClient howl;

    @BeforeAll
    static void start() {
        server = new GuideServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        howl = HowlClient.builder(server.uri()).token(() -> GuideServer.TOKEN).connect();
    }

    @AfterEach
    void close() {
        howl.close();
    }

    private void show(Object state) {
        arrivals.add(state);
    }

    private void sound(Alert alert) {
        arrivals.add(alert);
    }

    private void apply(IncidentDiff diff) {
        arrivals.add(diff);
    }

    private void remove(String responseId) {
        arrivals.add(responseId);
    }

    @Test
    void followsAlerts() throws Exception {
        UUID city = server.city();
        // tag::alerts
        // The first listener gets the alerts in force, the second every alert after them.
        howl.alerts(city).follow(now -> show(now), alert -> sound(alert));
        // end::alerts
        assertThat(arrivals.next(AlertsSnapshot.class).alerts()).isEmpty();
        server.post("/api/alerts", "{\"city\":\"" + city + "\",\"message\":\"Hail\"}");
        assertThat(arrivals.next(Alert.class).message()).isEqualTo("Hail");
    }

    @Test
    void followsIncidents() throws Exception {
        // tag::incidents
        // The first listener gets all incidents, the second every change after them, each once.
        howl.incidents().follow(now -> show(now), diff -> apply(diff));
        // end::incidents
        assertThat(arrivals.next(IncidentsSnapshot.class)).isNotNull();
        server.show(StubDashboard.incident(1, "No soup", 1));
        assertThat(arrivals.next(IncidentDiff.class).added()).hasSize(1);
    }

    @Test
    void followsModeration() throws Exception {
        // tag::moderation
        howl.moderation().follow(state -> show(state), event -> handle(event));
        // end::moderation
        assertThat(arrivals.next(PendingResponsesSnapshot.class)).isNotNull();
        server.post(
                "/api/moderation/responses",
                "{\"platform\":\"telegram\",\"author\":\"Ann\",\"text\":\"Soup?\",\"reply\":\"Yes.\"}");
        String id = arrivals.next(PendingResponse.class).responseId();
        assertThat(howl.moderation().reject(id).join()).isNotNull();
        assertThat(arrivals.next(String.class)).isEqualTo(id);
    }

    // tag::moderation-events
    private void handle(ModerationEvent event) {
        if (event instanceof PendingResponse response) {
            show(response);
        } else if (event instanceof ResponseResolved resolved) {
            remove(resolved.responseId());
        }
    }
    // end::moderation-events
}

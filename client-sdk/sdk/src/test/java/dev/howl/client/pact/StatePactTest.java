package dev.howl.client.pact;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import dev.howl.client.Alert;
import dev.howl.client.AlertsSnapshot;
import dev.howl.client.HowlClient;
import dev.howl.client.Incident;
import dev.howl.client.IncidentDiff;
import dev.howl.client.IncidentUpdate;
import dev.howl.client.IncidentsSnapshot;
import dev.howl.client.ModerationEvent;
import dev.howl.client.PendingResponse;
import dev.howl.client.PendingResponsesSnapshot;
import dev.howl.client.Platform;
import dev.howl.client.ResponseResolved;
import dev.howl.client.ResponseStatus;
import dev.howl.client.Severity;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import dev.howl.runtime.Timestamp;
import dev.howl.testkit.Recorder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The SDK against exactly the frames of its pact with the server about topics with a state, which these tests write:
 * incidents, alerts and moderation.
 */
@Timeout(60)
@ExtendWith(CommittedPacts.class)
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "howl-server", pactVersion = PactSpecVersion.V4)
@PactDirectory(CommittedPacts.WRITTEN)
class StatePactTest {
    private static final String CONSUMER = "howl-client-states";
    private static final String EPOCH = "01JQ8Z6T3N5W";
    private static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z";
    private static final String MINUTE = "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}";

    private static final Position OF_INCIDENTS = new Position("incidents", null, EPOCH, 88);
    private static final Position OF_ALERTS = new Position("alerts", AMSTERDAM, EPOCH, 6);
    private static final Position OF_MODERATION = new Position("moderation", null, EPOCH, 23);

    private static final Incident INCIDENT = new Incident(
            219,
            "Object storage answers slowly",
            1,
            "2026-03-14 06:25",
            null,
            List.of(new IncidentUpdate("We look", "fixing", "2026-03-14 06:27")));
    private static final Alert ALERT = new Alert(
            UUID.fromString("c2a7e94d-5b18-4f06-9d3c-8e61f0a4b752"),
            UUID.fromString(AMSTERDAM),
            Severity.SEVERE,
            "Hail storm is coming!",
            Timestamp.parse("2026-03-14T06:25:00Z"),
            null);
    private static final PendingResponse REPLY = new PendingResponse(
            "4711",
            Platform.VK,
            "Vera K.",
            "Where did the soup go?",
            "It is back on Monday.",
            null,
            Timestamp.parse("2026-03-14T06:25:00Z"),
            "<article>Where did the soup go?</article>");
    private static final ResponseResolved APPROVED = new ResponseResolved(
            REPLY.responseId(), ResponseStatus.APPROVED, "olga", Timestamp.parse("2026-03-14T06:26:00Z"));

    @Pact(consumer = CONSUMER)
    V4Pact getIncidents(PactBuilder builder) {
        return requestPact(
                builder,
                "there is an incident, and a client is connected",
                "get_incidents",
                payload -> {},
                PactFrames.answer("incidents", payload -> payload.minArrayLike("incidents", 1, StatePactTest::incident)
                        .object("position", at -> PactFrames.position(at, OF_INCIDENTS))));
    }

    @Pact(consumer = CONSUMER)
    V4Pact incidentDiff(PactBuilder builder) {
        return eventPact(
                builder,
                "a client is subscribed to incidents, and one comes up",
                "incident_diff",
                PactFrames.event("incident_diff", OF_INCIDENTS, payload -> payload.minArrayLike(
                                "added", 1, StatePactTest::incident)
                        .array("changed", none -> {})
                        .array("removed", none -> {})));
    }

    @Pact(consumer = CONSUMER)
    V4Pact getAlerts(PactBuilder builder) {
        return requestPact(
                builder,
                "an alert of Amsterdam is in force, and a client is connected",
                "get_alerts",
                payload -> payload.stringValue("key", AMSTERDAM),
                PactFrames.answer("alerts", payload -> payload.minArrayLike("alerts", 1, StatePactTest::alert)
                        .object("position", at -> PactFrames.position(at, OF_ALERTS))));
    }

    @Pact(consumer = CONSUMER)
    V4Pact alert(PactBuilder builder) {
        return eventPact(
                builder,
                "a client is subscribed to the alerts of Amsterdam, and one is published",
                "alert",
                PactFrames.event("alert", OF_ALERTS, StatePactTest::alert));
    }

    @Pact(consumer = CONSUMER)
    V4Pact getPendingResponses(PactBuilder builder) {
        return requestPact(
                builder,
                "a reply waits, and an operator is connected",
                "get_pending_responses",
                payload -> {},
                PactFrames.answer(
                        "pending_responses", payload -> payload.minArrayLike("responses", 1, StatePactTest::reply)
                                .object("position", at -> PactFrames.position(at, OF_MODERATION))));
    }

    @Pact(consumer = CONSUMER)
    V4Pact responsePending(PactBuilder builder) {
        return eventPact(
                builder,
                "an operator is subscribed to moderation, and a reply is prepared",
                "response_pending",
                PactFrames.event("response_pending", OF_MODERATION, StatePactTest::reply));
    }

    @Pact(consumer = CONSUMER)
    V4Pact approveResponse(PactBuilder builder) {
        return requestPact(
                builder,
                "a reply waits, and an operator is connected",
                "approve_response",
                payload -> payload.stringMatcher("response_id", ".{1,64}", REPLY.responseId()),
                PactFrames.answer("response_resolved", payload -> payload.stringMatcher(
                                "response_id", ".{1,64}", REPLY.responseId())
                        .stringValue("status", "approved")
                        .stringMatcher("by", ".{1,200}", APPROVED.by())
                        .stringMatcher("at", TIME, "2026-03-14T06:26:00Z")));
    }

    @Test
    @PactTestFor(pactMethod = "getIncidents", providerType = ProviderType.SYNCH_MESSAGE)
    void theIncidentsAreRequested(V4Interaction.SynchronousMessages message) throws Exception {
        assertAnswer(
                message, howl -> howl.incidents().current(), new IncidentsSnapshot(List.of(INCIDENT), OF_INCIDENTS));
    }

    @Test
    @PactTestFor(pactMethod = "incidentDiff", providerType = ProviderType.ASYNCH)
    void aChangeOfTheIncidentsReachesTheListener(V4Interaction.AsynchronousMessage message) throws Exception {
        CompletableFuture<IncidentDiff> received = new CompletableFuture<>();
        assertEvent(
                message,
                OF_INCIDENTS,
                howl -> howl.incidents().subscribe(received::complete),
                received,
                new IncidentDiff(List.of(INCIDENT), List.of(), List.of()));
    }

    @Test
    @PactTestFor(pactMethod = "getAlerts", providerType = ProviderType.SYNCH_MESSAGE)
    void theAlertsInForceAreRequested(V4Interaction.SynchronousMessages message) throws Exception {
        assertAnswer(message, howl -> howl.alerts(AMSTERDAM).current(), new AlertsSnapshot(List.of(ALERT), OF_ALERTS));
    }

    @Test
    @PactTestFor(pactMethod = "alert", providerType = ProviderType.ASYNCH)
    void anAlertReachesTheListener(V4Interaction.AsynchronousMessage message) throws Exception {
        CompletableFuture<Alert> received = new CompletableFuture<>();
        assertEvent(message, OF_ALERTS, howl -> howl.alerts(AMSTERDAM).subscribe(received::complete), received, ALERT);
    }

    @Test
    @PactTestFor(pactMethod = "getPendingResponses", providerType = ProviderType.SYNCH_MESSAGE)
    void thePendingRepliesAreRequested(V4Interaction.SynchronousMessages message) throws Exception {
        assertAnswer(
                message,
                howl -> howl.moderation().pending(),
                new PendingResponsesSnapshot(List.of(REPLY), OF_MODERATION, null));
    }

    @Test
    @PactTestFor(pactMethod = "responsePending", providerType = ProviderType.ASYNCH)
    void aPendingReplyReachesThePanel(V4Interaction.AsynchronousMessage message) throws Exception {
        CompletableFuture<ModerationEvent> received = new CompletableFuture<>();
        assertEvent(message, OF_MODERATION, howl -> howl.moderation().subscribe(received::complete), received, REPLY);
    }

    @Test
    @PactTestFor(pactMethod = "approveResponse", providerType = ProviderType.SYNCH_MESSAGE)
    void aReplyIsApproved(V4Interaction.SynchronousMessages message) throws Exception {
        assertAnswer(message, howl -> howl.moderation().approve(REPLY.responseId()), APPROVED);
    }

    private static <R> void assertAnswer(
            V4Interaction.SynchronousMessages message, Function<HowlClient, CompletableFuture<R>> ask, R expected)
            throws Exception {
        String answer = PactFrames.text(message.getResponse().get(0));
        try (PactServer server = new PactServer(message.getDescription(), answer);
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            assertThat(ask.apply(howl).get(10, SECONDS)).isEqualTo(expected);
            assertThat(PactFrames.mismatches(
                            message.getRequest(), server.request().get(10, SECONDS)))
                    .isEmpty();
        }
    }

    private static <E> void assertEvent(
            V4Interaction.AsynchronousMessage message,
            Position at,
            Function<HowlClient, Subscription> subscribe,
            CompletableFuture<E> received,
            E expected)
            throws Exception {
        String confirmed = PactFrames.confirmation(new Position(at.topic(), at.key(), at.epoch(), at.seq() - 1))
                .toString();
        try (PactServer server = new PactServer("subscribe", confirmed, PactFrames.text(message.getContents()));
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            Subscription subscription = subscribe.apply(howl);

            assertThat(received.get(10, SECONDS)).isEqualTo(expected);
            assertThat(subscription.closed()).isNotDone();
        }
    }

    private static V4Pact requestPact(
            PactBuilder builder, String state, String type, Consumer<LambdaDslObject> payload, DslPart answer) {
        return builder.expectsToReceiveSynchronousMessageInteraction(type, message -> message.state(state)
                        .withRequest(request -> request.withContent(PactFrames.request(type, payload)))
                        .willRespondWith(response -> response.withContent(answer)))
                .toPact();
    }

    private static V4Pact eventPact(PactBuilder builder, String state, String type, DslPart event) {
        return builder.expectsToReceiveMessageInteraction(
                        type, message -> message.state(state).withContents(contents -> contents.withContent(event)))
                .toPact();
    }

    private static void incident(LambdaDslObject incident) {
        incident.integerType("id", Math.toIntExact(INCIDENT.id()))
                .stringType("text", INCIDENT.text())
                .integerType("impact", INCIDENT.impact())
                .stringMatcher("start_date", MINUTE, INCIDENT.startDate())
                .minArrayLike("updates", 1, update -> update.stringType("text", "We look")
                        .stringType("status", "fixing")
                        .stringMatcher("timestamp", MINUTE, "2026-03-14 06:27"));
    }

    private static void alert(LambdaDslObject alert) {
        alert.uuid("id", ALERT.id())
                .stringValue("city", AMSTERDAM)
                .stringValue("severity", "severe")
                .stringType("message", ALERT.message())
                .stringMatcher("issued_at", TIME, "2026-03-14T06:25:00Z");
    }

    private static void reply(LambdaDslObject reply) {
        reply.stringMatcher("response_id", ".{1,64}", REPLY.responseId())
                .stringValue("platform", "vk")
                .stringType("author", REPLY.author())
                .stringType("text", REPLY.text())
                .stringType("reply", REPLY.reply())
                .stringMatcher("created_at", TIME, "2026-03-14T06:25:00Z")
                .stringType("card_html", REPLY.cardHtml());
    }
}

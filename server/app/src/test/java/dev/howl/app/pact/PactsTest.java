package dev.howl.app.pact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.v4.MessageContents;
import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Provider verification of the pacts: the server, as a process, keeps what its clients recorded in their tests. */
@Timeout(120)
@Provider("howl-server")
@PactFolder("../../client-sdk/sdk/src/pacts")
class PactsTest {
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final String INCIDENT = StubDashboard.incident(218, "Planned work", 0, "We begin");

    private static StubDashboard dashboard;
    private static ServerUnderTest server;

    private @Nullable RawClient client;
    private String id = "";
    /** Id of the pending response that a state created. */
    private String responseId = "";

    @BeforeAll
    static void lowerPactsLogLevel() {
        ((Logger) LoggerFactory.getLogger("au.com.dius.pact")).setLevel(Level.ERROR);
    }

    @BeforeAll
    static void start() {
        dashboard = StubDashboard.start();
        dashboard.show(INCIDENT);
        server = ServerUnderTest.start(
                JavaCommand.mainClass("dev.howl.app.HowlServer"),
                CONTRACT,
                "howl.wisdom.interval=200ms",
                "howl.incidents.poll-interval=100ms",
                dashboard.setting(),
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
        dashboard.close();
    }

    @BeforeEach
    void restrictTheScanForProviderMethods(PactVerificationContext context) {
        context.setTarget(new MessageTestTarget(List.of(PactsTest.class.getPackageName())));
    }

    @AfterEach
    void assertAllFramesAreValid() {
        if (client != null) {
            client.close();
        }
        server.recorder().assertClean();
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void keepsThePact(PactVerificationContext context) {
        context.verifyInteraction();
    }

    @State("a client is connected")
    void connect() throws IOException {
        client = RawClient.connect(server.ws("/events"));
        id = client().await("initial").at("/payload/id").asString();
        client().sendJson(Map.of("type", "connect", "payload", Map.of("id", id)));
    }

    @State("a client is subscribed to wisdom")
    void connectAndSubscribe() throws IOException {
        connect();
        subscribe(Map.of("topic", "wisdom"));
    }

    @State("a client that may send broadcasts is connected")
    void connectOperator() throws IOException {
        client = RawClient.connect(server.ws("/events"), "Authorization", "Bearer " + TOKEN);
        id = client().await("initial").at("/payload/id").asString();
        client().sendJson(Map.of("type", "connect", "payload", Map.of("id", id)));
    }

    @State("a client is subscribed to broadcasts, and one is sent")
    void connectSubscribeAndSend() throws IOException {
        connectOperator();
        subscribe(Map.of("topic", "broadcasts"));
        client().sendJson(Map.of("type", "send_broadcast", "payload", Map.of("id", id, "message", "Lunch is served")));
    }

    /** Waits for {@code incidents}: the server replies only once it has read the dashboard. */
    @State("there is an incident, and a client is connected")
    void connectAndAwaitTheIncidents() throws IOException {
        connect();
        client().sendJson(Map.of("type", "get_incidents", "payload", Map.of("id", id)));
        client().await("incidents");
    }

    @State("a client is subscribed to incidents, and one comes up")
    void connectSubscribeAndShowAnother() throws IOException {
        connectAndAwaitTheIncidents();
        subscribe(Map.of("topic", "incidents"));
        dashboard.show(INCIDENT, StubDashboard.incident(219, "Object storage answers slowly", 1, "We look"));
    }

    @State("an alert of Amsterdam is in force, and a client is connected")
    void connectAndPublish() throws IOException {
        connect();
        publish();
    }

    @State("a client is subscribed to the alerts of Amsterdam, and one is published")
    void connectSubscribeAndPublish() throws IOException {
        connect();
        subscribe(Map.of("topic", "alerts", "key", AMSTERDAM));
        publish();
    }

    @State("a reply waits, and an operator is connected")
    void connectOperatorAndPrepare() throws IOException {
        connectOperator();
        prepare();
    }

    @State("an operator is subscribed to moderation, and a reply is prepared")
    void connectOperatorSubscribeAndPrepare() throws IOException {
        connectOperator();
        subscribe(Map.of("topic", "moderation"));
        prepare();
    }

    @PactVerifyProvider("broadcast")
    String broadcast() {
        return client().await("broadcast").toString();
    }

    /** Returns the next event as received. */
    @PactVerifyProvider("wisdom_distribution")
    String wisdomDistribution() {
        return client().await("wisdom_distribution").toString();
    }

    @PactVerifyProvider("subscribe")
    String subscribe(MessageContents request) {
        return answer(request, "subscribe_confirmation");
    }

    @PactVerifyProvider("send_broadcast")
    String sendBroadcast(MessageContents request) {
        return answer(request, "broadcast_accepted");
    }

    @PactVerifyProvider("get_incidents")
    String getIncidents(MessageContents request) {
        return answer(request, "incidents");
    }

    @PactVerifyProvider("incident_diff")
    String incidentDiff() {
        return client().await("incident_diff").toString();
    }

    @PactVerifyProvider("get_alerts")
    String getAlerts(MessageContents request) {
        return answer(request, "alerts");
    }

    @PactVerifyProvider("alert")
    String alert() {
        return client().await("alert").toString();
    }

    @PactVerifyProvider("get_pending_responses")
    String getPendingResponses(MessageContents request) {
        return answer(request, "pending_responses");
    }

    @PactVerifyProvider("response_pending")
    String responsePending() {
        return client().await("response_pending").toString();
    }

    @PactVerifyProvider("approve_response")
    String approveResponse(MessageContents request) {
        return answer(request, "response_resolved");
    }

    private void subscribe(Map<String, String> to) {
        Map<String, String> payload = new HashMap<>(to);
        payload.put("id", id);
        client().sendJson(Map.of("type", "subscribe", "payload", payload));
        client().await("subscribe_confirmation");
    }

    private static void publish() throws IOException {
        post("/api/alerts", Map.of("city", AMSTERDAM, "severity", "severe", "message", "Hail storm is coming!"));
    }

    private void prepare() throws IOException {
        JsonNode prepared = post(
                "/api/moderation/responses",
                Map.of("platform", "vk", "author", "Vera K.", "text", "Where is the soup?", "reply", "It is back."));
        responseId = prepared.path("response_id").asString();
    }

    private static JsonNode post(String path, Map<String, String> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.http(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Sends the pact's request, with the current ids in place of its examples, and returns the reply. */
    private String answer(MessageContents request, String type) {
        JsonNode frame = JSON.readTree(request.getContents().valueAsString());
        ObjectNode payload = (ObjectNode) frame.path("payload");
        payload.put("id", id);
        if (payload.has("response_id")) {
            payload.put("response_id", responseId);
        }
        client().sendJson(frame);
        return client().await(type).toString();
    }

    private RawClient client() {
        return requireNonNull(client, "no client is connected; the pact must name a provider state that connects one");
    }
}

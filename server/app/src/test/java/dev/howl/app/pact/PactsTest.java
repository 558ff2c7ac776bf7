package dev.howl.app.pact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.pact.HowlPactProvider;
import dev.howl.pact.LivePact;
import dev.howl.pact.PactState;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Provider verification of the pacts: the server, as a process, keeps what its clients recorded in their tests. */
@Timeout(120)
@HowlPactProvider(
        provider = "howl-server",
        contract = "../../asyncapi/contract/howl.asyncapi.yaml",
        folder = "../../client-sdk/sdk/src/pacts")
class PactsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final String INCIDENT = StubDashboard.incident(218, "Planned work", 0, "We begin");
    /** Ids and a token in the pacts, in whose place the server's own are sent and expected. */
    private static final String REPLY_OF_PACT = "4711";

    private static final String SCHEDULE_OF_PACT = "e4a7c1d0-52b8-4f39-a6c4-1f7d2b9e8053";
    private static final String TOKEN_OF_PACT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwYWN0IiwianRpIjoiMiIsImV4cCI6MTc2NzIyNTYwMX0.c2lnbmF0dXJl";

    private static StubDashboard dashboard;
    private static ServerUnderTest server;

    private @Nullable ServerUnderTest stopping;

    @BeforeAll
    static void start() {
        dashboard = StubDashboard.start();
        dashboard.show(INCIDENT);
        server = ServerUnderTest.start(
                JavaCommand.mainClass("dev.howl.app.HowlServer"),
                RealServer.DOCUMENT,
                "howl.wisdom.interval=200ms",
                "howl.incidents.poll-interval=100ms",
                dashboard.setting(),
                "howl.security.hmac-secret=" + Tokens.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        dashboard.close();
    }

    @AfterEach
    void assertAllFramesAreValid() {
        if (stopping != null) {
            stopping.close();
        }
        server.recorder().assertClean();
    }

    @TestTemplate
    void keepsThePact(LivePact pact) {
        pact.verify();
    }

    @PactState("a client opens a connection")
    void open(LivePact pact) throws IOException {
        pact.open(server.ws("/events"));
    }

    @PactState("a client has opened a connection")
    void openAndAwaitInitial(LivePact pact) throws IOException {
        open(pact);
        pact.awaitInitial();
    }

    @PactState("a client is connected")
    void connect(LivePact pact) throws IOException {
        pact.connect(server.ws("/events"));
    }

    @PactState({"an operator is connected", "a client that may send broadcasts is connected"})
    void connectOperator(LivePact pact) throws IOException {
        pact.connect(server.ws("/events"), "Authorization", "Bearer " + token(600));
    }

    @PactState("a client whose token can be renewed is connected")
    void connectWithToken(LivePact pact) throws IOException {
        connectOperator(pact);
        pact.replace(TOKEN_OF_PACT, token(1200));
    }

    @PactState("a client is connected, and the server is about to stop")
    void connectToAnotherServerAndStopIt(LivePact pact) throws IOException {
        ServerUnderTest other = ServerUnderTest.start(
                RealServer.COMMAND.withDefaultSignals(),
                RealServer.DOCUMENT,
                "howl.drain.timeout=8s",
                "howl.drain.spread=1s");
        stopping = other;
        pact.connect(other.ws("/events"));
        pact.subscribe("wisdom", null);
        other.program().signal("TERM");
    }

    @PactState("a client is subscribed to wisdom")
    void subscribeToWisdom(LivePact pact) throws IOException {
        connect(pact);
        pact.subscribe("wisdom", null);
    }

    @PactState("a client resumes wisdom after events that were lost")
    void resumeInAnotherEpoch(LivePact pact) throws IOException {
        connect(pact);
        pact.send("subscribe", Map.of("topic", "wisdom", "since", Map.of("epoch", "another", "seq", 1)));
    }

    @PactState("a client is subscribed to broadcasts, and one is sent")
    void subscribeAndSend(LivePact pact) throws IOException {
        connectOperator(pact);
        pact.subscribe("broadcasts", null);
        pact.send("send_broadcast", Map.of("message", "Lunch is served"));
    }

    @PactState("a broadcast is scheduled")
    void schedule(LivePact pact) throws IOException {
        connectOperator(pact);
        pact.send("schedule_broadcast", Map.of("message", "Drink some water", "every", "PT1H"));
        JsonNode scheduled = pact.await("broadcast_scheduled");
        pact.replace(SCHEDULE_OF_PACT, scheduled.at("/payload/schedule_id").asString());
    }

    /** Waits for {@code incidents}: the server replies only once it has read the dashboard. */
    @PactState("there is an incident, and a client is connected")
    void connectAndAwaitTheIncidents(LivePact pact) throws IOException {
        connect(pact);
        pact.send("get_incidents", Map.of());
        pact.await("incidents");
    }

    @PactState("a client is subscribed to incidents, and one comes up")
    void subscribeAndShowAnother(LivePact pact) throws IOException {
        connectAndAwaitTheIncidents(pact);
        pact.subscribe("incidents", null);
        dashboard.show(INCIDENT, StubDashboard.incident(219, "Object storage answers slowly", 1, "We look"));
    }

    @PactState("an alert of Amsterdam is in force, and a client is connected")
    void connectAndPublish(LivePact pact) throws IOException {
        connect(pact);
        publish();
    }

    @PactState("a client is subscribed to the alerts of Amsterdam, and one is published")
    void subscribeAndPublish(LivePact pact) throws IOException {
        connect(pact);
        pact.subscribe("alerts", AMSTERDAM);
        publish();
    }

    @PactState("a reply waits, and an operator is connected")
    void connectOperatorAndPrepare(LivePact pact) throws IOException {
        connectOperator(pact);
        pact.replace(REPLY_OF_PACT, prepare("vk"));
    }

    @PactState("a reply to a review waits, and an operator is connected")
    void connectOperatorAndPrepareForReview(LivePact pact) throws IOException {
        connectOperator(pact);
        prepare("2gis");
    }

    @PactState("an operator is subscribed to moderation, and a reply is prepared")
    void subscribeAndPrepare(LivePact pact) throws IOException {
        connectOperator(pact);
        pact.subscribe("moderation", null);
        prepare("vk");
    }

    @PactState("an operator is subscribed to moderation, and a reply is approved")
    void subscribeAndApprove(LivePact pact) throws IOException {
        String reply = prepare("vk");
        connectOperator(pact);
        pact.subscribe("moderation", null);
        pact.send("approve_response", Map.of("response_id", reply));
        // The answer is the same message, without a position.
        pact.await("response_resolved", frame -> !frame.has("position"));
        pact.replace(REPLY_OF_PACT, reply);
    }

    private static String token(int seconds) {
        return Tokens.token("ann", "broadcast alert moderate", Instant.now().plusSeconds(seconds));
    }

    private static void publish() throws IOException {
        post("/api/alerts", Map.of("city", AMSTERDAM, "severity", "severe", "message", "Hail storm is coming!"));
    }

    /** Prepares a reply and returns its id. */
    private static String prepare(String platform) throws IOException {
        JsonNode prepared = post(
                "/api/moderation/responses",
                Map.of(
                        "platform",
                        platform,
                        "author",
                        "Vera K.",
                        "text",
                        "Where is the soup?",
                        "reply",
                        "It is back."));
        return prepared.path("response_id").asString();
    }

    private static JsonNode post(String path, Map<String, String> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.http(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token(600))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

package dev.howl.app.pact;

import static java.util.Objects.requireNonNull;

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
import java.io.IOException;
import java.nio.file.Path;
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

/** The server, as a process, does what its clients wrote down in their pacts. */
@Timeout(120)
@Provider("howl-server")
@PactFolder("../../asyncapi/pacts")
class PactsTest {
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");
    private static final JsonMapper JSON = new JsonMapper();

    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static ServerUnderTest server;

    private @Nullable RawClient client;
    private String id = "";

    @BeforeAll
    static void keepPactQuiet() {
        ((Logger) LoggerFactory.getLogger("au.com.dius.pact")).setLevel(Level.ERROR);
    }

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                JavaCommand.mainClass("dev.howl.app.HowlServer"),
                CONTRACT,
                "howl.wisdom.interval=200ms",
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lookForTheMethodsHere(PactVerificationContext context) {
        context.setTarget(new MessageTestTarget(List.of(PactsTest.class.getPackageName())));
    }

    @AfterEach
    void everyFrameIsWithinTheContract() {
        if (client != null) {
            client.close();
        }
        server.recorder().assertClean();
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void thePactIsKept(PactVerificationContext context) {
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
        client().sendJson(Map.of("type", "subscribe", "payload", Map.of("id", id, "topic", "wisdom")));
        client().await("subscribe_confirmation");
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
        client().sendJson(Map.of("type", "subscribe", "payload", Map.of("id", id, "topic", "broadcasts")));
        client().await("subscribe_confirmation");
        client().sendJson(Map.of("type", "send_broadcast", "payload", Map.of("id", id, "message", "Lunch is served")));
    }

    @PactVerifyProvider("broadcast")
    String broadcast() {
        return client().await("broadcast").toString();
    }

    /** The next event, as it came over the wire. */
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

    /** The answer to the pact's request, which goes out with this connection's id in place of the example. */
    private String answer(MessageContents request, String type) {
        JsonNode frame = JSON.readTree(request.getContents().valueAsString());
        ((ObjectNode) frame.path("payload")).put("id", id);
        client().sendJson(frame);
        return client().await(type).toString();
    }

    private RawClient client() {
        return requireNonNull(client, "the pact names no state that connects a client");
    }
}

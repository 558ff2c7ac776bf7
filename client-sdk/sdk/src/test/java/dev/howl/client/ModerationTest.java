package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.RequestFailedException;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moderation through the SDK, with the real server. */
class ModerationTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPanelFollowsPendingAndResolvedReplies() throws Exception {
        String before = prepare("Anna");
        Received<PendingResponsesSnapshot> states = new Received<>();
        Received<ModerationEvent> events = new Received<>();
        try (HowlClient panel = operator();
                HowlClient other = operator()) {
            panel.moderation().follow(states, events).confirmed().join();
            assertThat(states.next().responses())
                    .extracting(PendingResponse::responseId)
                    .contains(before);
            String id = prepare("Boris");
            assertThat(events.next()).isInstanceOfSatisfying(PendingResponse.class, shown -> {
                assertThat(shown.responseId()).isEqualTo(id);
                assertThat(shown.platform()).isEqualTo(Platform.TELEGRAM);
                assertThat(shown.cardHtml()).contains("Boris");
            });
            ResponseResolved answer = other.moderation()
                    .approve(new ApproveResponse(id, "On Tuesday."))
                    .join();
            assertThat(answer.status()).isEqualTo(ResponseStatus.APPROVED);
            assertThat(events.next()).isEqualTo(answer);
            other.moderation().reject(before).join();
            assertThat(events.next())
                    .isInstanceOfSatisfying(ResponseResolved.class, resolved -> assertThat(resolved.responseId())
                            .isEqualTo(before));
        }
    }

    @Test
    void theFirstDecisionIsKept() throws Exception {
        String id = prepare("Vera");
        try (HowlClient one = operator();
                HowlClient other = operator()) {
            ResponseResolved first = one.moderation().reject(id).join();
            assertThat(other.moderation().reject(id).join()).isEqualTo(first);
            assertRefused("conflict", () -> other.moderation().approve(id).join());
            assertRefused("not_found", () -> other.moderation().approve("soup").join());
        }
    }

    @Test
    void aClientWithoutTokenIsRefused() {
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            CompletableFuture<PendingResponsesSnapshot> pending =
                    howl.moderation().pending();
            assertRefused("unauthenticated", pending::join);
        }
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).cause().isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(
                        refused.code())
                .isEqualTo(code));
    }

    private static HowlClient operator() {
        return HowlClient.builder(server.ws("/events")).token(() -> TOKEN).connect();
    }

    /** Creates a reply over HTTP, as the program does that prepares replies, and returns its id. */
    private static String prepare(String author) throws Exception {
        String body = "{\"platform\":\"telegram\",\"author\":\"" + author + "\",\"text\":\"Soup?\",\"reply\":\"Yes.\"}";
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/moderation/responses"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(201);
        return response.body().replaceFirst(".*\"response_id\":\"([0-9]+)\".*", "$1");
    }
}

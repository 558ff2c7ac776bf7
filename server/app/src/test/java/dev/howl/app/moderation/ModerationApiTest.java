package dev.howl.app.moderation;

import static dev.howl.app.moderation.ModerationServer.TOKEN;
import static dev.howl.app.moderation.ModerationServer.comment;
import static dev.howl.app.moderation.ModerationServer.operator;
import static dev.howl.app.moderation.ModerationServer.panel;
import static dev.howl.app.moderation.ModerationServer.pending;
import static dev.howl.app.moderation.ModerationServer.post;
import static dev.howl.app.moderation.ModerationServer.prepare;
import static dev.howl.app.moderation.ModerationServer.send;
import static dev.howl.app.moderation.ModerationServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of {@code /api/moderation/responses}. */
class ModerationApiTest {
    private static final String VALID =
            "{\"platform\":\"yandex\",\"author\":\"Ira\",\"text\":\"Cold tea\",\"reply\":\"Sorry\"}";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ModerationServer.start("howl.moderation.max-pending=200");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsAReviewWithoutAPost() throws Exception {
        try (Peer panel = panel(server)) {
            HttpResponse<String> response = send(post(server, VALID));
            assertThat(response.statusCode()).isEqualTo(201);
            JsonNode created = Json.mapper().readTree(response.body());
            JsonNode event = panel.await("response_pending");
            assertThat(event.at("/payload/response_id")).isEqualTo(created.path("response_id"));
            assertThat(moment(event.at("/payload/created_at"))).isEqualTo(moment(created.path("created_at")));
            assertThat(event.path("payload").has("post_text")).isFalse();
        }
    }

    @Test
    void remembersAndUpdatesTheTextOfAPost() throws Exception {
        try (Peer panel = panel(server)) {
            prepare(server, telegram(Map.of("id", "p-1", "text", "First words")));
            assertThat(text(panel.await("response_pending"), "post_text")).isEqualTo("First words");
            prepare(server, telegram(Map.of("id", "p-1")));
            assertThat(text(panel.await("response_pending"), "post_text")).isEqualTo("First words");
            prepare(server, telegram(Map.of("id", "p-1", "text", "Better words")));
            assertThat(text(panel.await("response_pending"), "post_text")).isEqualTo("Better words");
            prepare(server, telegram(Map.of("id", "p-2")));
            assertThat(panel.await("response_pending").path("payload").has("post_text"))
                    .isFalse();
        }
    }

    @Test
    void answersARepeatedKeyWithTheFirstResponse() throws Exception {
        HttpRequest.Builder request = post(server, VALID).header("Idempotency-Key", "k-1");
        HttpResponse<String> first = send(request);
        try (Peer panel = panel(server)) {
            assertThat(send(request).body()).isEqualTo(first.body());
            assertThat(panel.receiveAll()).isEmpty();
        }
        HttpResponse<String> other = send(post(server, VALID).header("Idempotency-Key", "k-2"));
        assertThat(other.body()).isNotEqualTo(first.body());
    }

    @Test
    void answers409ForAKeyThatAnotherRequestUsed() throws Exception {
        send(post(server, VALID).header("Idempotency-Key", "k-3"));
        String other = VALID.replace("Cold", "Warm");
        assertProblem(send(post(server, other).header("Idempotency-Key", "k-3")), 409, "conflict");
    }

    @Test
    void createsOneResponseForConcurrentRepeats() throws Exception {
        HttpRequest request =
                post(server, VALID).header("Idempotency-Key", "at-once").build();
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 16)
                .mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        assertThat(answers.stream().map(answer -> answer.join().statusCode())).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.join().body()).distinct())
                .hasSize(1);
    }

    @Test
    void acceptsTheLongestTexts() throws Exception {
        String wolf = "🐺";
        Map<String, ?> longest = Map.of(
                "platform", "vk",
                "author", wolf.repeat(200),
                "text", "<".repeat(10_000),
                "reply", wolf.repeat(10_000),
                "post", Map.of("id", "i".repeat(64), "text", wolf.repeat(20_000)));
        try (Peer panel = panel(server)) {
            prepare(server, longest);
            JsonNode event = panel.await("response_pending");
            assertThat(text(event, "text")).isEqualTo("<".repeat(10_000));
            assertThat(text(event, "post_text")).isEqualTo(wolf.repeat(20_000));
        }
    }

    @Test
    void listsPendingResponses() throws Exception {
        try (Peer operator = operator(server)) {
            prepare(server, "Kira");
            HttpResponse<String> list = send(
                    post(server, "").setHeader("Content-Type", "text/plain").GET());
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(Json.mapper().readTree(list.body()))
                    .isEqualTo(pending(operator).path("payload"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"platform":"myspace","author":"a","text":"t","reply":"r"}                        | /platform
                    {"author":"a","text":"t","reply":"r"}                                             | /platform
                    {"platform":"vk","text":"t","reply":"r"}                                          | /author
                    {"platform":"vk","author":7,"text":"t","reply":"r"}                               | /author
                    {"platform":"vk","author":"a","reply":"r"}                                        | /text
                    {"platform":"vk","author":"a","text":"t","reply":""}                              | /reply
                    {"platform":"vk","author":"a","text":"t","reply":"r","post":"p"}                  | /post
                    {"platform":"vk","author":"a","text":"t","reply":"r","post":{"text":"p"}}         | /post/id
                    {"platform":"vk","author":"a","text":"t","reply":"r","post":{"id":"p","text":1}}  | /post/text
                    {"platform":"2gis","author":"a","text":"t","reply":"r","post":{"id":"p"}}         | /post
                    """)
    void refusesAnInvalidBodyWithAPointer(String body, String pointer) throws Exception {
        JsonNode problem = assertProblem(send(post(server, body)), 400, "schema_violation");
        assertThat(problem.path("pointer").stringValue()).isEqualTo(pointer);
    }

    @Test
    void refusesATextThatIsTooLong() throws Exception {
        Map<String, Object> draft = new HashMap<>(comment("Lev"));
        draft.put("text", "x".repeat(10_001));
        assertProblem(send(post(server, Json.mapper().writeValueAsString(draft))), 400, "schema_violation");
        draft.put("text", "x".repeat(600_000));
        assertThat(send(post(server, Json.mapper().writeValueAsString(draft))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void acceptsTheLongestTextsInEscapedForm() throws Exception {
        String wolf = "\\ud83d\\udc3a";
        String body = "{\"platform\":\"vk\",\"author\":\"" + wolf.repeat(200) + "\",\"text\":\"" + wolf.repeat(10_000)
                + "\",\"reply\":\"" + wolf.repeat(10_000) + "\",\"post\":{\"id\":\"p\",\"text\":\""
                + wolf.repeat(20_000)
                + "\"}}";
        assertThat(send(post(server, body)).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesABodyThatIsNoJsonObject() throws Exception {
        assertProblem(send(post(server, "[]")), 400, "bad_json");
        assertProblem(send(post(server, "{")), 400, "bad_json");
        for (String other : List.of("text/plain", "nonsense")) {
            assertThat(send(post(server, VALID).setHeader("Content-Type", other))
                            .statusCode())
                    .isEqualTo(415);
        }
        HttpRequest.Builder longKey = post(server, VALID).header("Idempotency-Key", "k".repeat(129));
        assertProblem(send(longKey), 400, "schema_violation");
    }

    @Test
    void refusesPostAndGetWithoutTheToken() throws Exception {
        assertProblem(send(post(server, VALID).setHeader("Authorization", "Bearer x" + TOKEN)), 401, "unauthenticated");
        assertProblem(send(post(server, VALID).setHeader("Authorization", "").GET()), 401, "unauthenticated");
    }

    @Test
    void answers409WhenTheMaximumOfResponsesIsPending() throws Exception {
        try (ServerUnderTest small = ModerationServer.start("howl.moderation.max-pending=2");
                Peer operator = operator(small)) {
            String first = prepare(small, "one");
            prepare(small, "two");
            assertProblem(send(post(small, VALID)), 409, "conflict");
            ModerationServer.approve(operator, first);
            prepare(small, "three");
        }
    }

    private static Map<String, ?> telegram(Map<String, ?> post) {
        return Map.of("platform", "telegram", "author", "Ira", "text", "Hi", "reply", "Hello", "post", post);
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        return problem;
    }

    /** Parses a timestamp, so that trailing zeros of the fraction make no difference. */
    private static Instant moment(JsonNode text) {
        return Instant.parse(text.stringValue());
    }
}

package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Constraints;
import dev.howl.runtime.Futures;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and responses of an HTTP API, with a server that answers as told. */
@Timeout(120)
class HttpApiTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private record Depth(int metres) {
        private Depth {
            Constraints.minimum("metres", metres, "0");
        }
    }

    private static HttpApiBuilder<HttpApi> builder(HttpStub server) {
        return new HttpApiBuilder<>(server.uri(), api -> api);
    }

    private static CompletableFuture<Depth> depth(HttpStub server) {
        try (HttpApi api = builder(server).build()) {
            return api.get("/depth", Depth.class);
        }
    }

    private static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
        assertThat(failure).as("the failure of the request").isNotNull();
        return type.cast(Futures.cause(failure));
    }

    @Test
    void theBodyOfAResponseIsReadAndUnknownMembersAreIgnored() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7,\"tide\":{\"rising\":true}}")) {
            assertThat(depth(server).join()).isEqualTo(new Depth(7));
            assertThat(server.request().method()).isEqualTo("GET");
            assertThat(server.request().path()).isEqualTo("/depth");
            assertThat(server.request().header("Authorization")).isNull();
        }
    }

    @Test
    void aBodyTheTokenTheKeyAndHeadersAreSent() throws Exception {
        try (HttpStub server = HttpStub.answering(201, JSON, "{\"metres\":7}");
                HttpApi api = new HttpApiBuilder<>(URI.create(server.uri() + "/howl/"), made -> made)
                        .token(() -> "secret")
                        .header("X-Harbour", "Oslo")
                        .build()) {
            api.post("/depth", Map.of("pier", "søndre"), "once", Depth.class).join();
            HttpStub.Request request = server.request();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/howl/depth");
            assertThat(request.body()).isEqualTo("{\"pier\":\"søndre\"}");
            assertThat(request.header("Content-Type")).isEqualTo(JSON);
            assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
            assertThat(request.header("Idempotency-Key")).isEqualTo("once");
            assertThat(request.header("X-Harbour")).isEqualTo("Oslo");
        }
    }

    @Test
    void theServerOfAWebSocketClientIsFoundBesideItsChannel() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}")) {
            String channel = server.uri().toString().replace("http:", "ws:") + "/howl/ships?token=secret";
            ClientBuilder<Connection> settings = new ClientBuilder<Connection>(
                            URI.create(channel), ShipsContract.spec(), connection -> connection)
                    .token(() -> "of the client")
                    .header("X-Harbour", "Oslo");
            try (HttpApi api = new HttpApiBuilder<>(settings, made -> made).build()) {
                api.get("/depth", Depth.class).join();
            }
            assertThat(server.request().path()).isEqualTo("/howl/depth");
            assertThat(server.request().header("Authorization")).isEqualTo("Bearer of the client");
            assertThat(server.request().header("X-Harbour")).isEqualTo("Oslo");
        }
    }

    @Test
    void aProblemIsTheRefusalThatItDescribes() throws Exception {
        String problem = "{\"type\":\"/docs/errors/schema_violation\",\"title\":\"Bad Request\",\"status\":400,"
                + "\"detail\":\"'pier' is missing\",\"code\":\"schema_violation\",\"pointer\":\"/pier\"}";
        try (HttpStub server = HttpStub.answering(400, PROBLEM, problem)) {
            HttpRequestFailedException refused = failure(HttpRequestFailedException.class, depth(server));
            assertThat(refused).isInstanceOf(RequestFailedException.class).hasMessage("'pier' is missing");
            assertThat(refused.code()).isEqualTo("schema_violation");
            assertThat(refused.pointer()).isEqualTo("/pier");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.docs()).isEqualTo("/docs/errors/schema_violation");
            assertThat(refused.retryable()).isFalse();
            assertThat(refused.terminal()).isFalse();
            assertThat(refused.retryAfter()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, true, redirects are not followed, false",
        "500, true, redirects are not followed, false",
        "501, false, redirects are not followed, false",
        "502, true, redirects are not followed, false",
        "404, false, check that the address is that of a Howl server, true",
        "301, false, redirects are not followed, true"
    })
    void aRefusalWithoutAProblemHasItsStatusAsCode(int status, boolean retryable, String words, boolean told)
            throws Exception {
        Headers headers = new Headers();
        headers.set("Retry-After", "7");
        headers.set("Location", "/elsewhere");
        try (HttpStub server = HttpStub.answering(status, "text/html", "<h1>Sorry\n</h1>", headers)) {
            HttpRequestFailedException refused = failure(HttpRequestFailedException.class, depth(server));
            assertThat(refused.code()).isEqualTo("http_" + status);
            assertThat(refused.getMessage())
                    .contains("HTTP status " + status + " and no problem document: <h1>Sorry </h1>");
            assertThat(String.valueOf(refused.getMessage()).contains(words)).isEqualTo(told);
            assertThat(refused.retryable()).isEqualTo(retryable);
            assertThat(refused.retryAfter()).isEqualTo("7");
            assertThat(refused.docs()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>Welcome</html> | is not JSON of the API, but begins with '<html>Welcome</html>'
            []                   | is not JSON of the API
            {"metres":"seven"}   | does not fit the API
            {"metres":-1}        | does not fit the API: 'metres'
            """)
    void aResponseThatIsNotTheApisIsToldInWords(String body, String words) throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, body)) {
            UnexpectedReplyException failure = failure(UnexpectedReplyException.class, depth(server));
            assertThat(failure)
                    .hasMessageStartingWith("the response of " + server.uri() + "/depth (HTTP status 200) ")
                    .hasMessageContaining(words)
                    .hasMessageContaining("check that the address is that of a Howl server");
            assertThat(failure.status()).isEqualTo(200);
            assertThat(failure.uri()).hasToString(server.uri() + "/depth");
            assertThat(failure.code()).isEqualTo("unexpected_reply");
        }
    }

    @Test
    void aResponseOverTheLimitIsNotRead() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}" + " ".repeat(100_000))) {
            try (HttpApi api = builder(server).maxResponseLength(100_011).build()) {
                UnexpectedReplyException failure =
                        failure(UnexpectedReplyException.class, api.get("/depth", Depth.class));
                assertThat(failure).hasMessageContaining("is longer than maxResponseLength, 100011 bytes");
            }
            try (HttpApi api = builder(server).maxResponseLength(100_012).build()) {
                assertThat(api.get("/depth", Depth.class).join()).isEqualTo(new Depth(7));
            }
        }
    }

    @Test
    void aTokenThatCannotBeSentIsNotQuoted() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}");
                HttpApi api = builder(server).token(() -> "secret\nsecret").build()) {
            IllegalArgumentException failure = failure(IllegalArgumentException.class, api.get("/depth", Depth.class));
            assertThat(failure).hasMessageContaining("cannot be sent").hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("secret");
        }
    }

    @Test
    void aTokenSupplierThatThrowsFailsTheRequest() throws Exception {
        IllegalStateException cause = new IllegalStateException("the vault is locked");
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}");
                HttpApi api = builder(server)
                        .token(() -> {
                            throw cause;
                        })
                        .build()) {
            ConnectFailedException failure = failure(ConnectFailedException.class, api.get("/depth", Depth.class));
            assertThat(failure).hasCause(cause).hasMessageContaining("the vault is locked");
            assertThat(failure.kind()).isEqualTo(ConnectFailureKind.OTHER);
        }
    }

    @Test
    void noTokenIsSentIfTheSupplierHasNone() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}");
                HttpApi api =
                        builder(server).token(() -> (@Nullable String) null).build()) {
            api.get("/depth", Depth.class).join();
            assertThat(server.request().header("Authorization")).isNull();
        }
    }

    @Test
    void halfOfASurrogatePairIsNotSent() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}");
                HttpApi api = builder(server).build()) {
            CodedException failure =
                    failure(CodedException.class, api.post("/depth", Map.of("pier", "\uD83D"), null, Depth.class));
            assertThat(failure.code()).isEqualTo("bad_json");
            assertThat(failure.pointer()).isEqualTo("/pier");
        }
    }

    @Test
    void aClosedClientSendsNothing() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}")) {
            HttpApi api = builder(server).build();
            api.close();
            api.close();
            failure(ConnectionClosedException.class, api.get("/depth", Depth.class));
        }
    }

    @Test
    void futuresCompleteOnTheExecutor() throws Exception {
        try (HttpStub server = HttpStub.answering(200, JSON, "{\"metres\":7}");
                HttpApi api = builder(server)
                        .executor(task -> new Thread(task, "my executor").start())
                        .build()) {
            CompletableFuture<String> name = new CompletableFuture<>();
            CompletableFuture<Depth> depth = new CompletableFuture<>();
            // The stage is registered before the token, and so before the response.
            HttpApi waiting = builder(server)
                    .executor(task -> new Thread(task, "my executor").start())
                    .token(() -> {
                        depth.join();
                        return "token";
                    })
                    .build();
            CompletableFuture<?> unused = waiting.get("/depth", Depth.class)
                    .thenRun(() -> name.complete(Thread.currentThread().getName()));
            depth.complete(api.get("/depth", Depth.class).join());
            assertThat(name.join()).isEqualTo("my executor");
            waiting.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://harbour.example",
                "harbour.example",
                "ws://harbour.example/ships?token=secret",
                "http://ann:secret@harbour.example",
                "ftp://ann:secret@harbour.example",
                "http:///depth?token=secret"
            })
    void anAddressThatCannotBeUsedIsRefusedWithoutItsSecrets(String uri) {
        assertThatThrownBy(() -> new HttpApiBuilder<>(URI.create(uri), api -> api))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
    }
}

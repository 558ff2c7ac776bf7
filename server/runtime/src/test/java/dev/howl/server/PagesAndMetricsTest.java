package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesAndMetricsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theContractIsServedUnchanged() {
        var response = server.get("/asyncapi.yaml");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("asyncapi: 3.0.0\n");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/yaml;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html"})
    void thePagesAreServedWithStrictHeaders(String path) {
        var response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<title>Chat</title>");
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'self';");
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({"index.md, text/markdown;charset=UTF-8", "llms.txt, text/plain;charset=UTF-8"})
    void copiesOfPagesAreText(String file, String type) {
        var response = server.get("/docs/contracts/plain/" + file);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/contracts/plain/", "/docs/contracts/plain/index.html"})
    void everyOtherContractIsServedUnderItsTitle(String path) {
        var response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains(
                        "<title>Plain</title>",
                        "<link rel=\"icon\" href=\"../../../docs/favicon.svg\"",
                        "<a href=\"../../../docs/\">Chat</a>")
                .doesNotContain(">Plain</a>", "<base");
        assertThat(server.get("/docs/contracts/plain/style.css").statusCode()).isEqualTo(200);
        assertThat(server.get("/docs/contracts/plain/asyncapi.yaml").body()).isEqualTo("asyncapi: 3.0.0\n# Plain\n");
        assertThat(server.get("/docs/").body())
                .contains("<a href=\"../docs/contracts/plain/\">Plain</a>", "<a href=\"../asyncapi.yaml\">");
    }

    @ParameterizedTest
    @CsvSource({"/docs, docs/", "/docs/contracts, contracts/", "/docs/contracts/plain, plain/"})
    void aFolderWithoutItsSlashIsARelativeRedirect(String path, String place) {
        var response = server.get(path);
        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.headers().firstValue("location")).hasValue(place);
    }

    @Test
    void allContractsAreListed() {
        var response = server.get("/docs/contracts/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains(
                        "<a href=\"../../docs/\">Chat</a>",
                        "<a href=\"../../asyncapi.yaml\">",
                        "<a href=\"../../docs/contracts/plain/\">Plain</a>",
                        "<a href=\"../../docs/contracts/plain/asyncapi.yaml\">",
                        "<code>/plain</code>");
        assertThat(server.get("/docs/favicon.svg").headers().firstValue("content-type"))
                .hasValue("image/svg+xml");
    }

    @Test
    void aFileIsServedWithItsMediaType() {
        assertThat(server.get("/docs/style.css").headers().firstValue("content-type"))
                .hasValue("text/css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../contract.yaml",
                "/docs/%2e%2e/contract.yaml",
                "/docs/..%2fcontract.yaml",
                "/docs/x/../../contract.yaml",
                "/docs//contract.yaml",
                "/docs/nothing.html",
                "/docs/contracts/chat/",
                "/docs/contracts/nothing/",
                "/docs/contracts/plain/../contract.yaml",
                "/docs/contracts/plain/contract.yaml",
                "/docs/errors/nonsense"
            })
    void filesOutsideTheDocumentationAreNotServed(String path) {
        assertThat(server.get(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void anErrorCodeRedirectsToItsPage() {
        var response = server.get("/docs/errors/conflict");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("location")).hasValue("conflict.html");
        assertThat(server.get("/docs/errors/conflict.html").body()).contains("<h1>conflict</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/messages/a.b~1", "/docs/messages/a.b~1.html"})
    void theExtensionOfAPageMayBeLeftOut(String path) {
        assertThat(server.get(path).body()).contains("<h1>a.b</h1>");
    }

    @Test
    void sessionsFramesEventsErrorsAndClosesAreCounted() {
        double errors = server.metric("howl_errors_total{code=\"conflict\"}");
        double closes = server.metric("howl_closes_total{code=\"1000\"}");
        double published = server.metric("howl_events_published_total{topic=\"quotes\"}");
        double deliveries = server.metric("howl_deliveries_total{topic=\"quotes\"}");
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'conflict'}", null);
            client.next("error");
            client.send("subscribe", "{}", null);
            client.next("subscribed");
            server.publisher().quote("q");
            client.next("quote");
            Await.until("one connection is open", () -> server.metric("howl_connections") == 1);
            assertThat(server.metric("howl_subscriptions{topic=\"quotes\"}")).isEqualTo(1);
            assertThat(server.metric("howl_frames_total{direction=\"in\"}")).isGreaterThanOrEqualTo(3);
            assertThat(server.metric("howl_bytes_total{direction=\"out\"}")).isGreaterThan(100);
            client.send("disconnect", "{}", null);
            assertThat(client.raw().next().closeCode()).isEqualTo(1000);
        }
        Await.until("no connection is open", () -> server.metric("howl_connections") == 0);
        assertThat(server.metric("howl_errors_total{code=\"conflict\"}")).isEqualTo(errors + 1);
        assertThat(server.metric("howl_closes_total{code=\"1000\"}")).isEqualTo(closes + 1);
        assertThat(server.metric("howl_events_published_total{topic=\"quotes\"}"))
                .isEqualTo(published + 1);
        assertThat(server.metric("howl_deliveries_total{topic=\"quotes\"}")).isEqualTo(deliveries + 1);
        assertThat(server.metric("howl_subscriptions{topic=\"quotes\"}")).isZero();
        assertThat(server.metric("howl_requests_seconds_count{operation=\"ask\"}"))
                .isPositive();
    }
}

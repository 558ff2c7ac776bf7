package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance test of the pages, documents and actuator endpoints served over plain HTTP. */
class PagesTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws IOException {
        server = RealServer.start("howl.wisdom.interval=50ms");
        // One whole session, so that the metrics have something to count.
        try (Peer peer = Peer.subscribed(server)) {
            peer.await("wisdom_distribution");
            clientId = peer.id();
            peer.send("disconnect");
            peer.raw().awaitClosed();
        }
    }

    private static String clientId = "";

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void servesTheDemoPageAndEverythingItLinksTo() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body()).contains("<title>Howl");
        Matcher parts = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page.body());
        assertThat(parts.results().map(part -> part.group(1)).toList())
                .contains(
                        "demo.js",
                        "demo.css",
                        "docs/",
                        "asyncapi.yaml",
                        "docs/contracts/",
                        "moderation",
                        "playground",
                        "actuator/health")
                .filteredOn(part -> !part.startsWith("#"))
                .allSatisfy(part -> assertThat(get("/", part).statusCode()).isEqualTo(200));
        assertThat(type(get("/demo.js"))).contains("javascript");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/moderation",
                "/docs/",
                "/docs/contracts/",
                "/docs/docs.css",
                "/docs/errors/not_found.html",
                "/asyncapi.yaml",
                "/demo.js"
            })
    void asksBrowsersToRevalidateThePages(String path) throws Exception {
        HttpResponse<String> page = get(path);
        String tag = header(page, "ETag");
        assertThat(tag).startsWith("\"");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(page.headers().firstValue("Last-Modified")).isEmpty();
        HttpRequest again = HttpRequest.newBuilder(server.http(path))
                .header("If-None-Match", "\"older\", W/" + tag)
                .build();
        HttpResponse<String> answer = HTTP.send(again, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(tag);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void servesEveryStaticFile() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/static"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(get("/" + file).statusCode()).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/moderation", "/docs/", "/asyncapi.yaml", "/demo.js"})
    void answersHeadLikeGetWithoutABody(String path) throws Exception {
        HttpRequest head = HttpRequest.newBuilder(server.http(path))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HTTP.send(head, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).isEqualTo(type(get(path)));
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void reportsHealthUp(String path) throws Exception {
        assertThat(get(path).body()).contains("\"status\":\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "beans", "heapdump", "configprops", "shutdown", "loggers", "threaddump"})
    void exposesNoOtherActuatorEndpoint(String endpoint) throws Exception {
        assertThat(get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    @Test
    void exposesMetricsWithoutClientIds() throws Exception {
        HttpResponse<String> metrics = get("/actuator/prometheus");
        assertThat(metrics.statusCode()).isEqualTo(200);
        List<String> howl =
                metrics.body().lines().filter(line -> line.startsWith("howl_")).toList();
        assertThat(howl).anySatisfy(line -> assertThat(line).contains("topic=\"wisdom\""));
        assertThat(howl).anySatisfy(line -> assertThat(line).matches("howl_.*code=\"1000\".* 1\\.0"));
        assertThat(metrics.body()).doesNotContain(clientId);
        assertThat(metrics.body()).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/docs/contracts/", "/asyncapi.yaml", "/demo.js", "/nothing-here"})
    void sendsTheSecurityHeadersWithEveryPage(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../contract.yaml",
                "/docs/..%2fcontract.yaml",
                "/docs/%2e%2e/contract.yaml",
                "/docs/%2e%2e%2fschemas.json",
                "/docs/..%5cschemas.json",
                "/docs/.../contract.yaml",
                "/docs//etc/passwd",
                "/docs/errors/..%2f..%2fcontract.yaml",
                "/..%2fapplication.yaml",
                "/../application.yaml",
                "/%2e%2e/application.yaml",
                "/..;/application.yaml",
                "/static/index.html",
                "/application.yaml",
                "/META-INF/howl/dev.howl.app.contract.EventsChannel/schemas.json",
                "/wisdom/quotes.txt"
            })
    void refusesPathTraversal(String path) throws Exception {
        // Written to the socket by hand: HTTP clients normalise such paths.
        try (RawSocket socket = RawSocket.connect(server.recorder().address())) {
            socket.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.readBytes("HTTP/1.1 404".length()), StandardCharsets.US_ASCII);
            assertThat(status).isIn("HTTP/1.1 404", "HTTP/1.1 400");
        }
    }

    @Test
    void readsOnAfterPipelinedRequests() throws Exception {
        try (RawSocket socket = RawSocket.connect(server.recorder().address())) {
            socket.send(
                    (request("/asyncapi.yaml") + request("/docs/errors/bad_json")).getBytes(StandardCharsets.US_ASCII));
            readUntil(socket, "HTTP/1.1 303 See Other");
            readUntil(socket, "\r\n\r\n");
            socket.send(request("/docs/errors/internal").getBytes(StandardCharsets.US_ASCII));
            readUntil(socket, "internal.html");
        }
    }

    @Test
    void answers426ToAPlainRequestForTheEvents() throws Exception {
        HttpResponse<String> page = get("/events");
        assertThat(page.statusCode()).isEqualTo(426);
        assertThat(header(page, "Upgrade")).isEqualTo("websocket");
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static void readUntil(RawSocket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text, Math.max(0, read.length() - text.length())) < 0) {
            read.append(new String(socket.readBytes(1), StandardCharsets.ISO_8859_1));
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(server.http(path)).build(), BodyHandlers.ofString());
    }

    /** Requests the target of a link that a page contains. */
    private static HttpResponse<String> get(String page, String link) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(server.http(page).resolve(link)).build(), BodyHandlers.ofString());
    }

    private static String type(HttpResponse<?> response) {
        return header(response, "Content-Type").toLowerCase(Locale.ROOT);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}

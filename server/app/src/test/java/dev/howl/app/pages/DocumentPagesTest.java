package dev.howl.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance test of the documentation of all contracts, and of the answer to requests for what there is not. */
class DocumentPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern STYLESHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void servesTheDocumentationWithItsStylesheet() throws Exception {
        assertThat(header(get("/docs"), "Location")).isEqualTo("docs/");
        HttpResponse<String> page = get("/docs/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).startsWith("text/html");
        Matcher stylesheet = STYLESHEET.matcher(page.body());
        assertThat(stylesheet.find()).isTrue();
        HttpResponse<String> css = get("/docs/", stylesheet.group(1));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(type(css)).startsWith("text/css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/nothing/below/it", "/docs/nothing.html", "/docs/errors/nothing"})
    void answersBrowsersThatAskForNothingWithAPageAndOthersWithAProblem(String path) throws Exception {
        HttpRequest browser = HttpRequest.newBuilder(server.http(path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build();
        HttpResponse<String> page = HTTP.send(browser, BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body()).contains("<base href=\"/\">", "href=\"./\"", "href=\"docs/\"");
        HttpResponse<String> other = get(path);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(type(other)).contains("json");
    }

    @Test
    void listsTheSystems() throws Exception {
        assertThat(get("/api/systems").body())
                .contains("{\"name\":\"wisdom\",\"enabled\":true}", "{\"name\":\"moderation\",\"enabled\":true}");
    }

    @Test
    void listsEveryContract() throws Exception {
        HttpResponse<String> list = get("/docs/contracts/");
        Matcher links = Pattern.compile("href=\"([^\"#]+)\"").matcher(list.body());
        List<String> targets = links.results().map(link -> link.group(1)).toList();
        assertThat(targets).hasSizeGreaterThan(2 * 6).allSatisfy(target -> assertThat(
                        get("/docs/contracts/", target).statusCode())
                .isEqualTo(200));
        assertThat(list.body()).contains("/events", "/original/wisdom", "1.0.0");
    }

    static List<String> codes() {
        return List.copyOf(RealServer.channel().howl().errors().keySet());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void redirectsEachErrorCodeToItsPage(String code) throws Exception {
        HttpResponse<String> redirect = get("/docs/errors/" + code);
        assertThat(redirect.statusCode()).isEqualTo(303);
        URI place =
                redirect.uri().resolve(redirect.headers().firstValue("Location").orElseThrow());
        assertThat(place.getPath()).isEqualTo("/docs/errors/" + code + ".html");
        HttpResponse<String> page = get(place.getPath());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1><code>" + code + "</code></h1>");
    }

    @Test
    void answers404ForAnErrorCodeOutsideTheContract() throws Exception {
        assertThat(get("/docs/errors/howling").statusCode()).isEqualTo(404);
    }

    @Test
    void servesTheContractByteForByte() throws Exception {
        HttpResponse<byte[]> contract =
                HTTP.send(HttpRequest.newBuilder(server.http("/asyncapi.yaml")).build(), BodyHandlers.ofByteArray());
        assertThat(contract.body()).isEqualTo(Files.readAllBytes(RealServer.DOCUMENT));
        assertThat(type(contract)).startsWith("application/yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "status-dashboard, status-dashboard",
        "moderation-panel, moderation",
        "wolf-wisdom, wisdom",
        "weather-alerts, weather",
        "broadcast-server, broadcast"
    })
    void servesTheContractAndThePageOfEachOriginalWire(String name, String file) throws Exception {
        String folder = "/docs/contracts/" + name + "/";
        assertThat(get("/docs/").body()).contains("<a href=\"../docs/contracts/" + name + "/\">");
        HttpResponse<String> page = get(folder);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body())
                .contains("<a href=\"../../../docs/\">Howl</a>", "<a href=\"../../.." + folder + "asyncapi.yaml\">");
        assertThat(type(get(folder, "docs.css"))).startsWith("text/css");
        HttpResponse<String> document = get(folder, "asyncapi.yaml");
        assertThat(type(document)).startsWith("application/yaml");
        assertThat(document.body())
                .isEqualTo(Files.readString(
                        RealServer.DOCUMENT.resolveSibling("originals").resolve(file + ".asyncapi.yaml")));
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

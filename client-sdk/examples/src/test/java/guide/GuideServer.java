package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;

/** The Howl server that the code of the guides runs against, with a dashboard of its own. */
final class GuideServer implements AutoCloseable {
    static final String TOKEN = "a-token-of-thirty-two-characters";
    static final JavaCommand JAR = JavaCommand.jar(MarkdownPage.TOP.resolve("server/app/target/howl-server.jar"));
    static final Path CONTRACT = MarkdownPage.TOP.resolve("asyncapi/contract/howl.asyncapi.yaml");

    private final StubDashboard dashboard = StubDashboard.start();
    private final ServerUnderTest server = ServerUnderTest.start(
            JAR,
            CONTRACT,
            dashboard.setting(),
            "howl.incidents.poll-interval=100ms",
            "howl.wisdom.interval=100ms",
            "howl.security.publish-token=" + TOKEN);

    URI uri() {
        return server.ws("/events");
    }

    ServerUnderTest process() {
        return server;
    }

    /** Returns the address of the dashboard's incidents. */
    String dashboard() {
        return dashboard.link().toString();
    }

    /** Sets the incidents of the dashboard, each a JSON object. */
    void show(String... incidents) {
        dashboard.show(incidents);
    }

    /** Returns the first city. */
    UUID city() throws IOException, InterruptedException {
        String cities = send(HttpRequest.newBuilder(server.http("/api/cities"))).body();
        return UUID.fromString(cities.replaceFirst("(?s).*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}).*", "$1"));
    }

    /** Sends a body to an API path with the publish token. */
    String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(server.http(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        try (dashboard) {
            server.close();
        }
    }
}

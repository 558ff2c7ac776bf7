package dev.howl.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of {@code GET /api/cities}. */
class CitiesApiTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = AlertServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsTheCitiesWithoutAToken() throws Exception {
        HttpResponse<String> response = AlertServer.send(get());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        List<JsonNode> cities = Json.mapper()
                .readTree(response.body())
                .path("cities")
                .valueStream()
                .toList();
        assertThat(cities).hasSizeGreaterThanOrEqualTo(100);
        assertThat(cities.get(0).path("name").stringValue()).matches("\\w+");
        assertThat(cities.get(0).path("uuid").stringValue()).isEqualTo(AlertServer.AMSTERDAM);
        assertThat(cities)
                .extracting(city -> UUID.fromString(city.path("uuid").stringValue()))
                .doesNotHaveDuplicates();
        assertThat(cities)
                .extracting(city -> city.path("name").stringValue())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void supportsConditionalRequests() throws Exception {
        HttpResponse<String> response = AlertServer.send(get());
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            HttpResponse<String> again = AlertServer.send(get().header("If-None-Match", known));
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(tag);
            assertThat(again.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
        }
        assertThat(AlertServer.send(get().header("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHeadWithTheHeadersOfGet() throws Exception {
        HttpResponse<String> head = AlertServer.send(get().method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(AlertServer.send(get()).headers().firstValue("ETag"));
    }

    private static HttpRequest.Builder get() {
        return HttpRequest.newBuilder(server.http("/api/cities"));
    }
}

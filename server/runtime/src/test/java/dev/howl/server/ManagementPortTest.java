package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** A port of its own for metrics and information about the server. */
class ManagementPortTest {

    @Test
    void metricsAndInfoAreOnTheManagementPortAlone() throws Exception {
        try (TestServer server = TestServer.start(
                "management.server.port=0",
                "management.server.address=127.0.0.1",
                "management.endpoints.web.exposure.include=health,info,prometheus",
                "management.health.redis.enabled=false",
                "management.endpoint.health.probes.add-additional-paths=true",
                "management.endpoint.health.group.readiness.additional-path=server:/readyz")) {
            String port = server.bean(Environment.class).getRequiredProperty("local.management.port");
            assertThat(Integer.parseInt(port)).isNotEqualTo(server.port());
            for (String path : new String[] {"/actuator/prometheus", "/actuator/info", "/actuator/health"}) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
                assertThat(get(port, path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(get(port, "/actuator/prometheus").body()).contains("howl_connections ");
            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(String port, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}

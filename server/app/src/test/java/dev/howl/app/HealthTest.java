package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.runtime.Json;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.Ports;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import dev.howl.testservices.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the health of a node whose Redis, database or dashboard is away. */
class HealthTest {
    /** More than the two seconds that are promised, for a busy machine, and less than what drivers wait. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RedisServer redis;
    private static MariaDb database;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
        database = MariaDb.start();
        server = RealServer.start(
                "howl.engine=redis",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port(),
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "howl.incidents.api-link=http://127.0.0.1:" + Ports.free() + "/incidents",
                "howl.wisdom.interval=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
        redis.close();
    }

    @Test
    void isUpAndReadyWithoutItsDashboard() {
        Await.until("the dashboard is missed", () -> component("upstream").equals("DEGRADED"));
        assertThat(component("leader")).isEqualTo("UP");
        assertThat(status("")).isEqualTo(200);
        assertThat(status("/readiness")).isEqualTo(200);
        assertThat(health("").body()).contains("\"status\":\"UP\"").doesNotContain(database.password());
    }

    @Test
    void tellsOfAFrozenRedisInTime() {
        assertTellsOf("engine", redis, redis::pause, redis::resume);
    }

    @Test
    void tellsOfADeadRedisInTime() {
        assertTellsOf("engine", redis, redis::kill, redis::startAgain);
    }

    @Test
    void tellsOfAFrozenDatabaseInTime() {
        assertTellsOf("database", database, database::pause, database::resume);
    }

    private static void assertTellsOf(String component, TestService service, Runnable away, Runnable back) {
        Await.until("the server is up", () -> status("") == 200);
        away.run();
        try {
            assertThat(status("")).as("without %s", service).isEqualTo(503);
            assertThat(component(component)).isEqualTo("DOWN");
            assertThat(component(component.equals("engine") ? "database" : "engine"))
                    .isEqualTo("UP");
            assertThat(status("/readiness")).isEqualTo(200);
            assertThat(status("/liveness")).isEqualTo(200);
        } finally {
            back.run();
        }
        Await.until("the server is up again", () -> status("") == 200);
    }

    private static String component(String name) {
        JsonNode health = Json.mapper().readTree(health("").body());
        return health.at("/components/" + name + "/status").asString();
    }

    private static int status(String group) {
        return health(group).statusCode();
    }

    private static HttpResponse<String> health(String group) {
        HttpRequest request = HttpRequest.newBuilder(server.http("/actuator/health" + group))
                .timeout(ANSWER)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

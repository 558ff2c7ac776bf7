package dev.howl.app.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.Recorder;
import dev.howl.testkit.process.Ports;
import dev.howl.testservices.TestSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the Dockerfile and of the compose file. Settings name other images. */
@Tag("image")
@ExtendWith(NeedsDocker.class)
class ContainerImageTest {
    private static final String NAME = "howl-test-" + UUID.randomUUID();
    private static final String BASE_IMAGE = TestSettings.get("HOWL_TEST_JAVA_IMAGE", "eclipse-temurin:25-jre");

    @BeforeAll
    static void build() {
        Docker.run("build", "-t", NAME, "--build-arg", "BASE_IMAGE=" + BASE_IMAGE, ".");
    }

    @AfterAll
    static void remove() {
        Docker.run("rmi", NAME);
    }

    /** Starts a server with a named volume. */
    private static ServerContainer start(String volume) {
        return new ServerContainer(Docker.run(
                "run",
                "-d",
                "-p",
                "127.0.0.1::8080",
                "-v",
                volume + ":/data",
                "-e",
                "HOWL_SECURITY_PUBLISH_TOKEN=" + ServerContainer.TOKEN,
                "-e",
                "HOWL_WISDOM_INTERVAL=100ms",
                NAME));
    }

    @Test
    void servesClientsDrainsOnStopAndKeepsItsDataInTheVolume() throws Exception {
        JsonNode before;
        try (ServerContainer first = start(NAME)) {
            first.awaitHealthy();
            assertThat(first.inspect("{{.Config.User}}")).isEqualTo("10001:10001");
            assertFitsTheArchive(first);
            first.publishAlert("Hail storm is coming!");
            before = first.alerts();
            assertThat(before.at("/alerts/0/message").stringValue()).isEqualTo("Hail storm is coming!");
            assertDrains(first);
        }
        try (ServerContainer second = start(NAME)) {
            second.awaitHealthy();
            assertThat(second.alerts()).isEqualTo(before);
        } finally {
            Docker.run("volume", "rm", NAME);
        }
    }

    /** The JVM ignores an archive that does not fit, except with {@code -Xshare:on}. */
    private static void assertFitsTheArchive(ServerContainer server) {
        String output = server.exec(
                "java",
                "-Xshare:on",
                "-XX:SharedArchiveFile=/opt/howl/howl.jsa",
                "-cp",
                "/opt/howl/howl-server.jar",
                "dev.howl.app.HealthCheck");
        assertThat(output).contains("HTTP/1.1 200");
    }

    private static void assertDrains(ServerContainer server) throws IOException {
        try (Recorder recorder = server.recorder();
                Peer peer = Peer.open(recorder.uri("/events"))) {
            peer.send("connect");
            peer.send("subscribe");
            peer.await("wisdom_distribution");
            assertThat(server.stop()).isZero();
            peer.await("moving");
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1001);
        }
        assertThat(server.output()).contains(" embedded engine ", "Draining 1 ");
    }

    @Test
    void servesClientsWithRedisAndMariaDbFromTheComposeFile() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "COMPOSE_PROJECT_NAME",
                NAME,
                "HOWL_PORT",
                "127.0.0.1:" + Ports.free(),
                "HOWL_IMAGE",
                NAME,
                "HOWL_BASE_IMAGE",
                BASE_IMAGE,
                "HOWL_REDIS_IMAGE",
                TestSettings.get("HOWL_TEST_REDIS_IMAGE", "redis:7.4"),
                "HOWL_MARIADB_IMAGE",
                TestSettings.get("HOWL_TEST_MARIADB_IMAGE", "mariadb:10.11"),
                "HOWL_SECURITY_PUBLISH_TOKEN",
                ServerContainer.TOKEN));
        // As the head of the compose file says.
        environment.putAll(Map.of(
                "COMPOSE_PROFILES", "redis,mariadb",
                "HOWL_ENGINE", "redis",
                "MYSQL_HOST", "mariadb",
                "MYSQL_USER", "howl",
                "MYSQL_PASSWORD", "howl",
                "MYSQL_DB", "howl"));
        try {
            Docker.compose(environment, "up", "-d", "--build");
            ServerContainer server = new ServerContainer(Docker.compose(environment, "ps", "-q", "howl"));
            server.awaitHealthy();
            server.publishAlert("Hail storm is coming!");
            assertThat(server.alerts().at("/alerts/0/message").stringValue()).isEqualTo("Hail storm is coming!");
            assertThat(server.output()).contains(" redis engine ");
            assertThat(server.stop()).isZero();
            for (String service : new String[] {"redis", "mariadb"}) {
                new ServerContainer(Docker.compose(environment, "ps", "-q", service)).awaitHealthy();
            }
        } finally {
            Docker.compose(environment, "down", "-v");
        }
    }
}

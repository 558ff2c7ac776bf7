package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import dev.howl.testservices.SmallDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the default database as an operator sees it: its health and its files. */
class DatabaseHealthTest {

    @Test
    @ExtendWith(NeedsMounts.class)
    void healthIsDownWhileTheDiskIsFull() {
        try (SmallDisk disk = SmallDisk.mount(16);
                TestServer server = start(disk.path().resolve("data"))) {
            assertThat(health(server, "").statusCode()).isEqualTo(200);
            disk.fill();
            Await.until("health is down", () -> health(server, "").statusCode() == 503);
            assertThat(health(server, "").body())
                    .contains("\"db\":{\"details\":{\"error\":\"howl.data-dir ", "No space left on device");
            assertThat(health(server, "/liveness").statusCode()).isEqualTo(200);
            disk.free();
            Await.until("health is up", () -> health(server, "").statusCode() == 200);
        }
    }

    @Test
    void theFilesAreTheOwnersAlone(@TempDir Path parent) throws IOException {
        Path data = parent.resolve("new").resolve("data");
        try (TestServer server = start(data)) {
            assertThat(health(server, "").statusCode()).isEqualTo(200);
            assertThat(permissions(data)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(permissions(file))
                        .isEqualTo("rw-------"));
            }
        }
    }

    /** The state in which earlier servers left them. */
    @Test
    void filesThatAllMayReadAreRestricted(@TempDir Path parent) throws IOException {
        Path data = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.createFile(data.resolve("howl.mv.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (TestServer server = start(data)) {
            assertThat(health(server, "").statusCode()).isEqualTo(200);
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    private static TestServer start(Path data) {
        return TestServer.startWith(
                "diary",
                "howl.data-dir=" + data,
                "management.endpoints.web.exposure.include=health",
                // Redis is on the class path of these tests, and away.
                "management.health.redis.enabled=false",
                "management.endpoint.health.probes.enabled=true",
                "management.endpoint.health.show-details=always");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static HttpResponse<String> health(TestServer server, String group) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/actuator/health" + group))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.howl.app.originals.status;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.ProfileServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testservices.StubDashboard;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;

/** Acceptance test of the profile {@code status-dashboard}, started like the original. */
class StatusProfileTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void listensAtTheOriginalsAddress() {
        Environment settings = ProfileServer.settings(StatusVariables.PROFILE);
        assertThat(settings.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(settings.getProperty("server.port")).isEqualTo("8765");
        assertThat(settings.getProperty("howl.channels.originalStatus.address")).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT, LOGLEVEL", "INTERVAL, LOG_LEVEL"})
    void startsWithTheOriginalsVariablesAndDotenvFileAlone(String variable, String level) throws Exception {
        try (StubDashboard dashboard = StubDashboard.start()) {
            dashboard.show(incident(1, "one", 1));
            Files.writeString(directory.resolve(".env"), "API_LINK=" + dashboard.link() + "\nREQUEST_TIMEOUT=30\n");
            Map<String, String> environment = Map.of(variable, "0.2", level, "WARNING", "SERVER_PORT", "0");
            try (ProfileServer server = ProfileServer.start(
                            StatusVariables.PROFILE,
                            OriginalContracts.check("status-dashboard", "/"),
                            directory,
                            environment);
                    TextPeer client = TextPeer.open(server.address(), "/")) {
                assertThat(server.program().output()).doesNotContain(" INFO ");
                dashboard.awaitRequests(3);
                client.assertAnswer(
                        "get_incidents",
                        "[{\"id\":1,\"text\":\"one\",\"impact\":1,\"start_date\":\"2026-03-14 06:00\","
                                + "\"end_date\":null,\"system\":false,\"components\":[],\"updates\":[]}]");
                dashboard.show();
                dashboard.awaitRequests(3);
                client.assertAnswer("get_incidents", "There are no incidents");
                HttpResponse<String> page = get(server);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("<title>Howl");
                assertThat(TextPeer.handshake(server.address(), "/events")).isEqualTo(101);
                assertThat(TextPeer.handshake(server.address(), "/", "Origin", "https://status.example"))
                        .isEqualTo(101);
                assertThat(TextPeer.handshake(server.address(), "/original/status"))
                        .as("the original looks at no path")
                        .isEqualTo(101);
            }
        }
    }

    @Test
    void exitsWith1WhenTheDashboardIsDownAtTheStart() {
        Map<String, String> environment = Map.of("API_LINK", "http://127.0.0.1:1/api/v1/incidents", "SERVER_PORT", "0");
        try (ChildProcess program = ProfileServer.launch(StatusVariables.PROFILE, directory, environment)) {
            assertThat(program.awaitEnd()).isEqualTo(1);
            assertThat(program.output())
                    .containsPattern(
                            " ERROR .*The status dashboard at http://127.0.0.1:1/api/v1/incidents cannot be read")
                    .contains("Howl did not start: the status dashboard at http://127.0.0.1:1/api/v1/incidents");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TIMEOUT         | abc     | TIMEOUT is 'abc'; it must be a number of seconds from 0.1 to 3600
            INTERVAL        | 0       | INTERVAL is '0'; it must be a number of seconds from 0.1 to 3600
            LOG_LEVEL       | LOUD    | LOG_LEVEL is 'LOUD'; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL
            TIMEOUT         | 0       | TIMEOUT is '0'; it must be a number of seconds from 0.1 to 3600
            REQUEST_TIMEOUT | -3      | REQUEST_TIMEOUT is '-3'; it must be a number of seconds from 0.05 to 300
            API_LINK        | soup    | API_LINK must be an http or https address, without user, password and fragment
            LOGLEVEL        | LOUD    | LOGLEVEL is 'LOUD'; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL
            """)
    void exitsWith2AndNamesABadVariable(String name, String value, String sentence) {
        try (ChildProcess program = ProfileServer.launch(StatusVariables.PROFILE, directory, Map.of(name, value))) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines()).last().isEqualTo("Howl did not start: " + sentence);
        }
    }

    private static HttpResponse<String> get(ProfileServer server) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.http("/")).build(), BodyHandlers.ofString());
    }
}

package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the options {@code --url} and {@code --token}. */
class ServerOptionTest {
    private static final String UNREACHABLE = "http://127.0.0.1:1";

    @ParameterizedTest
    @ValueSource(strings = {UNREACHABLE, UNREACHABLE + "/", "HTTP://127.0.0.1:1", UNREACHABLE + "/howl%20one/"})
    void acceptsAnHttpAddressInUpperCaseAndWithAPath(String url) {
        assertThat(assertUnreachable("cities", url).err())
                .startsWith("howl: connect_failed: cannot connect to http://127.0.0.1:1/")
                .contains("/api/cities: the connection was refused: nothing listens on that port; ");
    }

    @Test
    void acceptsSuchAnAddressForTheWebSocketToo() {
        assertUnreachable("broadcasts", "HTTP://127.0.0.1:1/howl%20one/");
    }

    private static CommandRun assertUnreachable(String command, String url) {
        CommandRun run = CommandRun.howl(command, "--url", url);
        assertThat(run.err()).contains("howl: connect_failed: ");
        assertThat(run.exitCode()).isEqualTo(3);
        return run;
    }

    @Test
    void refusesAUserInTheAddressWithoutPrintingIt() {
        CommandRun run = CommandRun.howl("cities", "--url", "http://ann:secret@127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("use --token").doesNotContain("secret");
    }

    @Test
    void refusesAMalformedTokenWithoutPrintingIt() {
        for (String command : List.of("cities", "broadcasts")) {
            CommandRun run = CommandRun.howl(command, "--url", UNREACHABLE, "--token", "secret\none");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("the token has characters that are not allowed in a token");
            assertThat(run.out() + run.err()).doesNotContain("secret");
        }
    }

    @Test
    void treatsABlankTokenAsNone() {
        assertThat(CommandRun.howl("cities", "--url", UNREACHABLE, "--token", " ")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void reportsAServerThatIsNotHowl() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            other.createContext("/", exchange -> {
                try (exchange) {
                    byte[] page = "<html>Welcome</html>".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                }
            });
            other.start();
            CommandRun run = CommandRun.howl(
                    "cities", "--url", "http://127.0.0.1:" + other.getAddress().getPort());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("howl: unexpected_reply: ");
        } finally {
            other.stop(0);
        }
    }
}

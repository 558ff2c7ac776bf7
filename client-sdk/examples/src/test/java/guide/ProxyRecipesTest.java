package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.testkit.Await;
import dev.howl.testkit.tls.TestCertificate;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proxies of the guide to operation, each in front of two nodes. */
class ProxyRecipesTest {
    private static final int READERS = 6;
    private static final int EVENTS = 20;
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().sslContext(CERTIFICATE.context()).build();

    @TempDir
    private static Path data = Path.of("");

    private static ServerPair nodes;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        nodes = new ServerPair(data);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @ParameterizedTest
    @MethodSource("guide.ProxyRecipe#runnable")
    void clientsConnectAndSubscribe(ProxyRecipe recipe) throws Exception {
        try (ProxyProgram proxy = recipe.start(folder, nodes.ports(), CERTIFICATE);
                BroadcastReader reader = new BroadcastReader(client(proxy));
                BroadcastSender sender = new BroadcastSender(client(proxy))) {
            sender.awaitMore(EVENTS);
            List<String> accepted = sender.stop();
            Await.until("all broadcasts arrive", () -> reader.received().size() >= accepted.size());
            assertThat(reader.received()).isEqualTo(accepted);
            assertThat(status(proxy, "/actuator/health/readiness")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("guide.ProxyRecipe#runnable")
    void onlyPagesOfTheProxyConnect(ProxyRecipe recipe) {
        try (ProxyProgram proxy = recipe.start(folder, nodes.ports(), CERTIFICATE)) {
            open(proxy, proxy.origin()).abort();
            assertThatThrownBy(() -> open(proxy, "https://evil.example"))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("restarted")
    void aRollingRestartLosesNoEvent(ProxyRecipe recipe) {
        try (ProxyProgram proxy = recipe.start(folder, nodes.ports(), CERTIFICATE);
                BroadcastSender sender = new BroadcastSender(client(proxy))) {
            List<BroadcastReader> readers = Stream.generate(() -> new BroadcastReader(client(proxy)))
                    .limit(READERS)
                    .toList();
            for (int node = 0; node < nodes.ports().size(); node++) {
                sender.awaitMore(EVENTS);
                assertThat(nodes.restart(node)).as("exit code of the drain").isZero();
            }
            sender.awaitMore(EVENTS);
            check(readers, sender.stop(), recipe);
            readers.forEach(BroadcastReader::close);
        }
    }

    static Stream<ProxyRecipe> restarted() {
        Set<ProxyRecipe> recipes = EnumSet.of(ProxyRecipe.NGINX, ProxyRecipe.HAPROXY, ProxyRecipe.CADDY);
        return ProxyRecipe.runnable().filter(recipes::contains);
    }

    /** Covers machines without Caddy: its recipe has the same nodes and rules as the others. */
    @Test
    void theRecipeForCaddyFollowsTheRules() {
        String recipe = MarkdownPage.content(MarkdownPage.TOP.resolve("client-sdk/examples/proxy/Caddyfile"));
        assertThat(recipe)
                .contains("reverse_proxy 10.0.0.11:8080 10.0.0.12:8080 {", "health_uri /actuator/health/readiness")
                .contains("header_up -Forwarded");
        assertThat(recipe.chars().filter(c -> c == '{').count())
                .isEqualTo(recipe.chars().filter(c -> c == '}').count());
    }

    private static void check(List<BroadcastReader> readers, List<String> accepted, ProxyRecipe recipe) {
        String last = accepted.get(accepted.size() - 1);
        for (BroadcastReader reader : readers) {
            Await.until("the last broadcast arrives", () -> reader.received().contains(last));
            List<String> since =
                    accepted.subList(accepted.indexOf(reader.received().get(0)), accepted.size());
            assertThat(reader.received()).isEqualTo(since);
            assertThat(reader.connections()).as("both nodes restarted").isGreaterThan(1);
        }
        System.out.println("rolling restart behind " + recipe + ": " + accepted.size() + " broadcasts, " + READERS
                + " readers, connections of each "
                + readers.stream().map(BroadcastReader::connections).toList() + ", lost 0");
    }

    private static ClientBuilder<HowlClient> client(ProxyProgram proxy) {
        return HowlClient.builder(proxy.ws("/events")).httpClient(HTTP);
    }

    private static WebSocket open(ProxyProgram proxy, String origin) {
        return HTTP.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(proxy.ws("/events"), new WebSocket.Listener() {})
                .join();
    }

    private static int status(ProxyProgram proxy, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(proxy.http(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

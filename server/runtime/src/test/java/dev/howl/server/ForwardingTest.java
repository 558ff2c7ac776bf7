package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.ApiAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Every strategy of Spring Boot for forwarded headers, with trusted and other peers, with and without a base path. */
class ForwardingTest {
    private static final String[] FORWARDED = {
        "X-Forwarded-For",
        "203.0.113.9",
        "X-Forwarded-Proto",
        "https",
        "X-Forwarded-Host",
        "howl.example",
        "X-Forwarded-Prefix",
        "/out"
    };

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Echo {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        RouterFunction<ServerResponse> routes(ApiAccess access) {
            return RouterFunctions.route()
                    .GET("/echo", request -> ServerResponse.ok().bodyValue(seen(request)))
                    .add(RouterFunctions.route()
                            .GET("/secret", request -> ServerResponse.ok().build())
                            .filter(access.requiringToken())
                            .build())
                    .build();
        }

        private static String seen(ServerRequest request) {
            return request.uri() + " "
                    + request.remoteAddress().orElseThrow().getAddress().getHostAddress();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none, '', http://127.0.0.1:PORT/echo 127.0.0.1",
        "native, '', https://howl.example/echo 203.0.113.9",
        "framework, '', https://howl.example/out/echo 203.0.113.9",
        "none, /base, http://127.0.0.1:PORT/base/echo 127.0.0.1",
        "native, /base, https://howl.example/base/echo 203.0.113.9",
        "framework, /base, https://howl.example/out/base/echo 203.0.113.9"
    })
    void aTrustedProxyIsBelieved(String strategy, String base, String seen) throws Exception {
        try (TestServer server = start(strategy, base, "howl.security.trusted-proxies=127.0.0.1")) {
            assertThat(server.get(base + "/echo", FORWARDED).body())
                    .isEqualTo(seen.replace("PORT", String.valueOf(server.port())));
            assertThat(server.get(base + "/secret", FORWARDED).body())
                    .contains("\"type\":\"/out" + base + "/docs/errors/unauthenticated\"");
            HttpResponse<String> redirect = server.get(base + "/docs", FORWARDED);
            assertThat(redirect.statusCode()).isEqualTo(301);
            assertThat(redirect.headers().firstValue("Location")).hasValue("docs/");
            assertThat(server.get(base + "/docs/", FORWARDED).statusCode()).isEqualTo(200);
            assertThat(shake(server, base, "https://howl.example")).startsWith("HTTP/1.1 101 ");
            assertThat(shake(server, base, "http://howl.example")).startsWith("HTTP/1.1 403 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"none, ''", "native, ''", "framework, ''", "native, /base", "framework, /base", "'', ''"})
    void anotherPeerIsNot(String strategy, String base) throws Exception {
        String cloud = strategy.isEmpty() ? "spring.main.cloud-platform=kubernetes" : "spring.main.cloud-platform=none";
        try (TestServer server = start(strategy, base, cloud)) {
            assertThat(server.get(base + "/echo", FORWARDED).body())
                    .isEqualTo("http://127.0.0.1:" + server.port() + base + "/echo 127.0.0.1");
            assertThat(server.get(base + "/secret", FORWARDED).body())
                    .contains("\"type\":\"" + base + "/docs/errors/unauthenticated\"");
            assertThat(shake(server, base, "https://howl.example"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("'https://howl.example' is neither 'http://127.0.0.1:" + server.port() + "'")
                    .contains("ignored because howl.security.trusted-proxies");
        }
    }

    private static TestServer start(String strategy, String base, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("howl.security.allowed-hosts=howl.example");
        if (!strategy.isEmpty()) {
            settings.add("server.forward-headers-strategy=" + strategy);
        }
        if (!base.isEmpty()) {
            settings.add("spring.webflux.base-path=" + base);
        }
        return TestServer.start(Echo.class, settings.toArray(String[]::new));
    }

    private static String shake(TestServer server, String base, String origin) throws IOException {
        List<String> headers = new ArrayList<>(List.of("Origin: " + origin));
        for (int i = 0; i < FORWARDED.length; i += 2) {
            headers.add(FORWARDED[i] + ": " + FORWARDED[i + 1]);
        }
        String request = RawClient.handshake(server.port(), base + "/chat/den", headers.toArray(String[]::new));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4_096];
            // The body of a refusal ends with a line feed.
            while (answer.indexOf("\r\n\r\n") < 0
                    || (answer.charAt(9) == '4' && answer.indexOf("\n", answer.indexOf("\r\n\r\n") + 4) < 0)) {
                int count = socket.getInputStream().read(buffer);
                assertThat(count).isPositive();
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }
}

package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.TestServer;
import dev.howl.server.web.StartPage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

/** Tests of the start page of an application, and of the links to it. */
class StartPageTest {
    private static final String LINK = "<a href=\"../../\">Start page</a>";

    @Configuration(proxyBeanMethods = false)
    @Import(TestServer.App.class)
    static class AppWithStartPage {
        @Bean
        StartPage startPage() {
            return new StartPage(new ByteArrayResource("<title>Front</title>".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void isServedAndLinked() {
        try (TestServer server = TestServer.start(AppWithStartPage.class)) {
            assertThat(server.get("/").body()).isEqualTo("<title>Front</title>");
            assertThat(server.get("/docs/contracts/").body()).contains(LINK);
        }
    }

    @Test
    void noPageLinksToOneThatDoesNotExist() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.get("/").statusCode()).isEqualTo(404);
            assertThat(server.get("/docs/contracts/").body()).doesNotContain("Start page");
        }
    }
}

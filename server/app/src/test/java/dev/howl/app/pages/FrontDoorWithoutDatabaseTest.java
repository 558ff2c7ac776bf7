package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import dev.howl.testservices.RedisServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Acceptance test of the start page of a node with Redis but no database, which serves two of the systems. */
class FrontDoorWithoutDatabaseTest {
    @Test
    void saysWhichSystemsAreSwitchedOffAndWhichSettingTurnsThemOn() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest server = RealServer.start(
                        "howl.engine=redis",
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port(),
                        "howl.wisdom.interval=100ms");
                Browser browser = Browser.start();
                WatchedPage watched = WatchedPage.open(browser, server.http("/"))) {
            Page page = watched.page();
            for (String system : List.of("incidents", "alerts", "moderation")) {
                assertThat(page.locator("#" + system))
                        .containsText(
                                Pattern.compile("Switched off: this needs a database.*spring\\.datasource\\.url"));
            }
            assertThat(page.locator("#wisdom .mark")).hasText(Pattern.compile("Live.*"));
            assertThat(page.locator("#feed .quote").first()).isVisible();
            watched.assertAllIsWell();
        }
    }
}

package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance test of the search of the documentation, under the server's security headers. */
class DocsSearchTest {
    private static Browser browser;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = RealServer.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "wisdom_distribution, messages/wisdom_distribution.html",
        "getAlerts, operations/getAlerts.html",
        "rate_limited, errors/rate_limited.html",
        "4001, close-codes/4001.html",
        "Severity, schemas/Severity.html"
    })
    void findsANameWithinTheFirstThreeHitsAndOpensItsPage(String name, String page) {
        try (WatchedPage watched = WatchedPage.open(browser, server.http("/docs/errors/not_found.html"))) {
            watched.page().locator("#search input").fill(name);
            var hit = watched.page().locator("#search li:nth-child(-n+3) a[href$='" + page + "']");
            assertThat(hit).isVisible();
            hit.click();
            assertThat(watched.page()).hasURL(Pattern.compile(".*/docs/" + page + ".*"));
            assertThat(watched.page().locator("h1")).containsText(name);
            watched.assertAllIsWell();
        }
    }
}

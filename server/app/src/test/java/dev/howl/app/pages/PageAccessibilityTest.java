package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.howl.app.support.RealServer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accessibility test of all kinds of pages with axe: light on a desktop, dark on a phone. */
class PageAccessibilityTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static Browser browser;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = RealServer.start("howl.wisdom.interval=200ms", "howl.security.publish-token=" + TOKEN);
        post("broadcasts", Map.of("message", "Lunch is served"));
        String text = "A long review. ".repeat(100);
        post("moderation/responses", Map.of("platform", "yandex", "author", "Ann", "text", text, "reply", "Thanks"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, '#feed .quote >> nth=1'",
        "/playground, '.traffic li.in >> nth=1'",
        "/moderation, '.waiting .more >> nth=0'",
        "/no/such/page, h1",
        "/docs/, h1",
        "/docs/contracts/, h1",
        "/docs/errors/not_found.html, h1",
        "/docs/operations/subscribe.html, h1"
    })
    void hasNoSeriousFault(String path, String shown) {
        Page page = browser.page();
        try {
            page.navigate(server.http(path).toString());
            if (path.equals("/moderation")) {
                page.getByLabel("Token with the scope").fill(TOKEN);
                page.keyboard().press("Enter");
            } else if (path.equals("/playground")) {
                button(page, "Connect").click();
                assertThat(page.locator(".state")).hasText("Connected");
                button(page, "Send").click();
            }
            assertThat(page.locator(shown)).isVisible();
            check(page, ColorScheme.LIGHT, 1280);
            check(page, ColorScheme.DARK, 390);
        } finally {
            page.context().close();
        }
    }

    /** Checks one more look of an open page: its style sheets alone differ. */
    private static void check(Page page, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        assertThat(faults(page)).as(page.url() + " " + scheme + " " + width).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scrolling of " + page.url() + " at " + width)
                .isEqualTo(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> FAULTS.contains(rule.getImpact()))
                        .map(PageAccessibilityTest::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static void post(String path, Map<String, ?> body) throws Exception {
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.http("/api/" + path))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + TOKEN)
                                .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
        assertThat(status).isBetween(200, 299);
    }
}

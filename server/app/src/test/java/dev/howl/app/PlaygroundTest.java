package dev.howl.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acceptance test of the playground of the running server in a real browser, behind a recorder that checks its frames. */
@Timeout(180)
class PlaygroundTest {
    private static final long MAX_BACKOFF_MILLIS = 31_000;
    private static ServerUnderTest server;
    private static Browser browser;

    private WatchedPage watched;
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = RealServer.start("howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        watched = WatchedPage.open(browser, server.http("/playground"));
        page = watched.page();
    }

    @AfterEach
    void close() {
        watched.assertAllIsWell();
        watched.close();
    }

    @Test
    void marksWhatBreaksTheSchemaAndSendsWhatIsValid() {
        button("Connect").click();
        assertThat(state()).hasText("Connected");
        page.getByLabel("Operation").selectOption("getAlerts · get_alerts");
        Locator text = page.getByLabel("Message");
        assertThat(page.locator(".verdict")).hasText("✓ Valid get_alerts");
        String valid = text.inputValue();

        text.fill(valid.replaceFirst("\"key\": \"[^\"]+\"", "\"key\": 7"));
        assertThat(page.locator("#playground-problems li")).hasText("/payload/key must be a text, and is 7");
        assertThat(button("Send")).isDisabled();

        text.fill(valid);
        button("Send").click();
        Locator sent = entry("get_alerts", "sent");
        assertThat(sent).containsText("✓ valid");
    }

    @Test
    void answersAreValidAndHaveALatency() {
        button("Connect").click();
        page.getByLabel("Operation").selectOption("getIncidents · get_incidents");
        button("Send").click();
        Locator answer = page.locator(".traffic li.in")
                .filter(new Locator.FilterOptions().setHasText("answer after"))
                .first();
        assertThat(answer).containsText("✓ valid");
        assertThat(answer.locator(".fact").last()).hasText(Pattern.compile("answer after [\\d.]+ ms"));
    }

    @Test
    void showsNoTokenInTheLog() {
        page.getByLabel("Token (optional)").fill("a-token-of-nobody");
        button("Connect").click();
        Locator log = page.locator(".traffic");
        assertThat(log).containsText("•••");
        assertThat(log).not().containsText("a-token-of-nobody");
    }

    @Test
    void resumesAfterACutWithoutAGap() {
        button("Connect").click();
        button("Subscribe wisdom").click();
        assertThat(entry("wisdom_distribution", "received").nth(2)).containsText(Pattern.compile("wisdom #\\d+"));

        button("Cut the connection").click();
        assertThat(state()).hasText(Pattern.compile("Connection lost\\. Trying again in \\d+ s"));
        page.clock().fastForward(MAX_BACKOFF_MILLIS);
        assertThat(state()).hasText("Connected");
        assertThat(page.locator(".traffic .note")
                        .filter(new Locator.FilterOptions().setHasText("wisdom: resumed without a gap")))
                .isVisible();
        assertThat(page.locator(".traffic .broken")).hasCount(0);
    }

    private Locator entry(String message, String way) {
        return page.locator(".traffic li")
                .filter(new Locator.FilterOptions().setHasText(message))
                .filter(new Locator.FilterOptions().setHasText(way));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator state() {
        return page.locator(".state");
    }
}

package dev.howl.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acceptance test of the demo page in a real browser; the recorder validates the browser's frames like all others. */
class DemoPageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MAX_BACKOFF_MILLIS = 30_000;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
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
        watched = WatchedPage.open(browser, server.http("/"));
        page = watched.page();
    }

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void connectsSubscribesUnsubscribesAndDisconnects() throws Exception {
        assertThat(state()).hasText("Connected");
        assertThat(page.locator("#connection-id")).hasText(UUID);

        assertThat(page.locator("#subscription")).hasText("subscribed");
        assertThat(quotes().nth(2)).isVisible();
        assertThat(page.locator("#position")).hasText(Pattern.compile("number \\d+, epoch .+"));

        button("Unsubscribe").click();
        assertThat(page.locator("#subscription")).hasText("not subscribed");
        int before = quotes().count();
        awaitSomeQuotes();
        assertThat(quotes()).hasCount(before);

        button("Disconnect").click();
        assertThat(state()).hasText("Disconnected");
        assertThat(closeFrame().closeCode()).isEqualTo(1000);

        button("Connect").click();
        assertThat(state()).hasText("Connected");
        assertThat(page.locator("#subscription")).hasText("not subscribed");
        watched.assertAllIsWell();
    }

    @Test
    void subscribesAgainAfterUnsubscribing() throws Exception {
        assertThat(page.locator("#subscription")).hasText("subscribed");
        for (int i = 0; i < 2; i++) {
            button("Unsubscribe").click();
            assertThat(button("Subscribe")).isEnabled();
            int before = quotes().count();
            button("Subscribe").click();
            assertThat(quotes().nth(before + 1)).isVisible();
        }
        watched.assertAllIsWell();
    }

    @Test
    @Timeout(180)
    void reconnectsAndResubscribesWhenTheServerIsBack() throws Exception {
        assertThat(quotes().first()).isVisible();
        String id = page.locator("#connection-id").innerText();

        assertThat(server.stop()).isZero();
        assertThat(state()).containsText("Connection lost");
        server.startAgain();
        awaitReconnect();
        assertThat(page.locator("#subscription")).hasText("subscribed");
        assertThat(page.locator("#connection-id")).not().hasText(id);
        assertThat(page.locator("#feed .notice").first()).containsText("epoch_changed");
        int before = quotes().count();
        assertThat(quotes().nth(before)).isVisible();
        // Chromium itself logs errors when connections are refused, and that a stopping server says so when asked why.
        watched.forgive(WatchedPage.UNREACHABLE);
        watched.forgive(error -> error.contains("status of 503"));
        watched.assertAllIsWell();
    }

    /** Moves the page's fake clock past the back-off, so that the test does not wait for it. */
    private void awaitReconnect() {
        String text = state().innerText();
        while (!text.equals("Connected")) {
            if (page.locator("#try-now").isVisible()) {
                page.clock().fastForward(MAX_BACKOFF_MILLIS);
            }
            text = state().innerText();
        }
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator state() {
        return page.locator("#state");
    }

    private Locator quotes() {
        return page.locator("#feed .quote");
    }

    /**
     * Waits until another client has received three quotes: the page would have received some, too, if it were
     * subscribed.
     */
    private static void awaitSomeQuotes() throws Exception {
        try (Peer other = Peer.subscribed(server)) {
            for (int i = 0; i < 3; i++) {
                other.await("wisdom_distribution");
            }
        }
    }

    /** Returns the Close frame with which the server ended this page's connection. */
    private static RecordedFrame closeFrame() {
        int connection = server.recorder().frames(Direction.TO_SERVER).stream()
                .filter(frame -> frame.text().contains("howl-demo"))
                .mapToInt(RecordedFrame::connection)
                .max()
                .orElseThrow();
        return server.recorder()
                .awaitFrame(
                        frame -> frame.connection() == connection && !frame.isToServer() && frame.closeCode() != 0,
                        SOON);
    }
}

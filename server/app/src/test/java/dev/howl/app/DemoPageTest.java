package dev.howl.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.Browser;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo page in a real browser, whose frames pass the recorder like all others. */
class DemoPageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
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
    void aVisitorIsConnectedSubscribesAndLeaves() throws Exception {
        assertThat(state()).hasText("Connected");
        assertThat(page.locator("#connection-id")).hasText(UUID);

        button("Subscribe").click();
        assertThat(page.locator("#subscription")).hasText("subscribed");
        assertThat(quotes().nth(2)).isVisible();
        assertThat(page.locator("#position")).hasText(Pattern.compile("number \\d+, epoch .+"));

        button("Unsubscribe").click();
        assertThat(page.locator("#subscription")).hasText("not subscribed");
        int before = quotes().count();
        passSomeTicks();
        assertThat(quotes()).hasCount(before);

        button("Disconnect").click();
        assertThat(state()).hasText("Disconnected");
        assertThat(closeOfTheServer().closeCode()).isEqualTo(1000);

        button("Connect").click();
        assertThat(state()).hasText("Connected");
        watched.assertAllIsWell();
    }

    @Test
    void aVisitorSubscribesAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            int before = quotes().count();
            button("Subscribe").click();
            assertThat(quotes().nth(before + 1)).isVisible();
            button("Unsubscribe").click();
            assertThat(button("Subscribe")).isEnabled();
        }
        watched.assertAllIsWell();
    }

    @Test
    @Timeout(180)
    void thePageComesBackWhenTheServerDoes() throws Exception {
        button("Subscribe").click();
        assertThat(quotes().first()).isVisible();
        String id = page.locator("#connection-id").innerText();

        assertThat(server.stop()).isZero();
        assertThat(state()).containsText("Connection lost");
        server.startAgain();
        awaitNextTry();
        assertThat(page.locator("#subscription")).hasText("subscribed");
        assertThat(page.locator("#connection-id")).not().hasText(id);
        assertThat(page.locator("#feed .notice").first()).containsText("epoch_changed");
        int before = quotes().count();
        assertThat(quotes().nth(before)).isVisible();
        // The browser itself complains of an address where nobody listens.
        watched.forgive(complaint -> complaint.startsWith("WebSocket connection to"));
        watched.assertAllIsWell();
    }

    /** Lets the page's clock, not the test, wait for as long as the page does between its tries. */
    private void awaitNextTry() {
        String text = state().innerText();
        while (!text.equals("Connected")) {
            if (text.startsWith("Connection lost")) {
                page.clock().fastForward(LONGEST_PAUSE_MILLIS);
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

    /** Long enough for the page to get a quote, if it got any. */
    private static void passSomeTicks() throws Exception {
        try (Peer other = Peer.subscribed(server)) {
            for (int i = 0; i < 3; i++) {
                other.await("wisdom_distribution");
            }
        }
    }

    /** The Close that ended the connection of this page. */
    private static RecordedFrame closeOfTheServer() {
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

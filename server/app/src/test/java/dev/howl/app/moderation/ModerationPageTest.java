package dev.howl.app.moderation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.Peer;
import dev.howl.app.support.WatchedPage;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Acceptance test of the operator panel in a real browser; the recorder validates the browser's frames like all others.
 */
class ModerationPageTest {
    private static final long MAX_BACKOFF_MILLIS = 30_000;
    private static Browser browser;
    private static ServerUnderTest server;

    private WatchedPage watched;
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = ModerationServer.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        watched = WatchedPage.open(browser, server.http("/moderation"));
        page = watched.page();
    }

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void servesThePageWithTheSecurityHeaders() throws Exception {
        for (String path : List.of("/moderation", "/moderation.js", "/moderation-card.js", "/moderation.css")) {
            HttpResponse<String> part = ModerationServer.send(HttpRequest.newBuilder(server.http(path)));
            assertThat(part.statusCode()).as(path).isEqualTo(200);
            assertThat(part.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void showsPendingAndNewResponsesAndDecidesThem() throws Exception {
        String first = ModerationServer.prepare(server, "Anna");
        signIn(ModerationServer.TOKEN);
        assertThat(card(first).locator("h3")).hasText("Anna");
        String second = ModerationServer.prepare(server, "Boris");
        assertThat(card(second).locator(".post")).containsText("Our menu for March is here.");

        card(first).getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(card(first)).hasCount(0);
        assertThat(page.locator("#decisions")).containsText("reply " + first + " was approved by operator");

        card(second).getByLabel("Reason, if rejected").fill("Too early");
        card(second).getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(card(second)).hasCount(0);
        assertThat(page.locator("#decisions")).containsText("reply " + second + " was rejected by operator");
        watched.assertAllIsWell();
    }

    @Test
    void approvesAnEditedReply() throws Exception {
        String id = ModerationServer.prepare(server, "Vera");
        signIn(ModerationServer.TOKEN);
        card(id).getByText("Change the reply").click();
        Locator text = card(id).locator("textarea");
        assertThat(text).hasValue("The soup is back on Monday.");
        text.fill(" ");
        card(id).getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(card(id).locator(".problem")).containsText("The reply is empty");
        text.fill("It is back on Tuesday.");
        card(id).getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(card(id)).hasCount(0);
        assertThat(server.recorder().frames())
                .anySatisfy(frame -> assertThat(frame.text()).contains("approve_response", "It is back on Tuesday."));
        watched.assertAllIsWell();
    }

    @Test
    void supportsTheKeyboardAndMovesTheFocusToTheNextCard() throws Exception {
        String first = ModerationServer.prepare(server, "Gleb");
        String second = ModerationServer.prepare(server, "Dina");
        signIn(ModerationServer.TOKEN);
        assertThat(card(second)).isVisible();
        card(first).getByRole(AriaRole.BUTTON, named("Approve")).focus();
        page.keyboard().press("Enter");
        assertThat(card(first)).hasCount(0);
        assertThat(card(second)).isFocused();
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(card(second).getByRole(AriaRole.BUTTON, named("Reject"))).isFocused();
        page.keyboard().press("Space");
        assertThat(card(second)).hasCount(0);
        watched.assertAllIsWell();
    }

    @Test
    void foldsLongTextsWithACueAndShowsAllOnRequest() throws Exception {
        String text = "One line of a long review.\n".repeat(60);
        String id = ModerationServer.prepare(
                server, Map.of("platform", "yandex", "author", "Long", "text", text, "reply", "Thank you."));
        signIn(ModerationServer.TOKEN);
        assertThat(card(id).locator(".number")).hasText("Reply " + id);
        Locator review = card(id).locator(".comment blockquote");
        Locator more = card(id).getByRole(AriaRole.BUTTON, named("Show all"));
        assertThat(more).hasCount(1);
        assertThat(review).hasClass(Pattern.compile("cut"));
        double folded = review.boundingBox().height;
        more.focus();
        page.keyboard().press("Enter");
        assertThat(card(id).getByRole(AriaRole.BUTTON, named("Show less"))).isFocused();
        assertThat(review).not().hasClass(Pattern.compile("cut"));
        assertThat(review.boundingBox().height).isGreaterThan(3 * folded);
        card(id).getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(card(id)).hasCount(0);
        watched.assertAllIsWell();
    }

    @Test
    void removesACardThatAnotherOperatorDecided() throws Exception {
        String id = ModerationServer.prepare(server, "Elena");
        signIn(ModerationServer.TOKEN);
        assertThat(card(id)).isVisible();
        try (Peer other = ModerationServer.operator(server)) {
            ModerationServer.reject(other, id);
        }
        assertThat(card(id)).hasCount(0);
        watched.assertAllIsWell();
    }

    @Test
    void showsHostileTextsAsText() throws Exception {
        String hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";
        String id = ModerationServer.prepare(
                server,
                Map.of(
                        "platform",
                        "telegram",
                        "author",
                        hostile,
                        "text",
                        hostile,
                        "reply",
                        "</textarea>" + hostile,
                        "post",
                        Map.of("id", "p", "text", hostile)));
        signIn(ModerationServer.TOKEN);
        assertThat(card(id).locator("h3")).hasText(hostile);
        assertThat(card(id).locator(".comment blockquote")).hasText(hostile);
        assertThat(card(id).locator("img, script")).hasCount(0);
        assertThat(page).hasTitle("Howl: moderation");
        watched.assertAllIsWell();
    }

    /** Second line of defence: even if the server failed to escape a text, the page would run and load nothing. */
    @Test
    void removesActiveContentFromAnUnescapedCard() throws Exception {
        Object text = page.evaluate("""
                async () => {
                  const { fragment } = await import('/moderation-card.js');
                  document.body.append(fragment(`<article onclick="document.title='taken'"><p style="color:red">hi
                    <img src="//elsewhere.example/x" onerror="document.title='taken'"><a href="javascript:0">link</a>
                    <iframe srcdoc="x"></iframe><svg onload="document.title='taken'"></svg></p></article>`));
                  return document.body.lastElementChild.outerHTML;
                }""");
        assertThat(text.toString().replaceAll("\\s+", " ").strip()).isEqualTo("<article><p>hi link </p></article>");
        assertThat(page).hasTitle("Howl: moderation");
        // The browser reports what the Content-Security-Policy blocked.
        watched.forgive(error -> error.contains("Content Security Policy"));
        watched.assertAllIsWell();
    }

    @Test
    @Timeout(180)
    void resumesWhenTheServerIsBack() throws Exception {
        String before = ModerationServer.prepare(server, "Fedor");
        signIn(ModerationServer.TOKEN);
        assertThat(card(before)).isVisible();
        assertThat(server.stop()).isZero();
        assertThat(state()).containsText("Connection lost");
        server.startAgain();
        try (Peer other = ModerationServer.operator(server)) {
            ModerationServer.approve(other, before);
        }
        String meanwhile = ModerationServer.prepare(server, "Galina");
        awaitLive();
        assertThat(card(meanwhile)).isVisible();
        assertThat(card(before)).hasCount(0);
        assertThat(page.locator("#decisions")).containsText("reply " + before);
        // Chromium itself logs errors when connections are refused.
        watched.forgive(WatchedPage.UNREACHABLE);
        watched.assertAllIsWell();
    }

    @Test
    void forgetsAnInvalidToken() throws Exception {
        page.getByLabel("Token with the scope").fill("nonsense");
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).containsText(Pattern.compile("token"));
        assertThat(state()).hasText("Not signed in");
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
        watched.assertAllIsWell();
    }

    @Test
    void keepsTheTokenInTheTabUntilSignOut() throws Exception {
        String id = ModerationServer.prepare(server, "Hanna");
        signIn(ModerationServer.TOKEN);
        page.reload();
        assertThat(card(id)).isVisible();
        assertThat(page.evaluate("() => localStorage.length + document.cookie.length"))
                .isEqualTo(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(card(id)).hasCount(0);
        page.reload();
        assertThat(state()).hasText("Not signed in");
        watched.assertAllIsWell();
    }

    private void signIn(String token) {
        page.getByLabel("Token with the scope").fill(token);
        page.keyboard().press("Enter");
        assertThat(state()).hasText("Live");
    }

    /** Moves the page's fake clock past the back-off, so that the test does not wait for it. */
    private void awaitLive() {
        String text = state().innerText();
        while (!text.equals("Live")) {
            if (page.locator("#try-now").isVisible()) {
                page.clock().fastForward(MAX_BACKOFF_MILLIS);
            }
            text = state().innerText();
        }
    }

    private Locator card(String id) {
        return page.locator("li[aria-label^='Reply " + id + " ']");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private Locator state() {
        return page.locator("#state");
    }
}

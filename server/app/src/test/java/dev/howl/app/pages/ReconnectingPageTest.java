package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.ProxyOptions;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.StreamRewriter;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testservices.Browser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acceptance test of the start page while its connection is lost: it says why, counts down and misses no quote. */
@Timeout(180)
class ReconnectingPageTest {
    private static final long SILENCE_MILLIS = 21_000;
    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private static Browser browser;
    private static ServerUnderTest server;
    private static TcpProxy network;

    private WatchedPage watched;
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = RealServer.start(
                "howl.wisdom.interval=200ms", "howl.limits.connections=2", "howl.heartbeat.idle-timeout=5m");
        network = new TcpProxy(ProxyListener.NONE, server.recorder().address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        network.close();
        server.close();
    }

    @BeforeEach
    void open() {
        network.upstream(server.recorder().address());
        watched = WatchedPage.open(browser, URI.create("http://127.0.0.1:" + network.port() + "/"));
        page = watched.page();
        assertThat(page.locator("#feed .quote").nth(1)).isVisible();
    }

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void saysThatTheServerCannotBeReachedCountsDownAndMissesNoQuote() throws Exception {
        network.upstream(nowhere());
        network.cutAll();
        assertThat(state()).hasText(Pattern.compile("Connection lost|No connection"));
        assertThat(page.locator("#cause")).hasText("The server cannot be reached.");
        // The page reconnects only when it is asked to.
        Browser.pauseClock(page);
        awaitCountdown();
        network.upstream(server.recorder().address());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try now"))
                .click();
        assertThat(state()).hasText("Connected");
        assertThat(page.locator("#cause")).isHidden();
        assertThat(page.locator("#try-now")).isHidden();
        assertNoQuoteIsMissing();
        watched.forgive(WatchedPage.UNREACHABLE);
        watched.assertAllIsWell();
    }

    @Test
    void reconnectsByItselfWhenTheCountdownEnds() throws Exception {
        network.upstream(nowhere());
        network.cutAll();
        awaitCountdown();
        network.upstream(server.recorder().address());
        awaitConnected();
        assertNoQuoteIsMissing();
    }

    @Test
    void noticesASilentNetwork() {
        network.pause(Direction.TO_CLIENT);
        for (long passed = 0; passed < SILENCE_MILLIS; passed += 5_000) {
            page.clock().fastForward(5_000);
        }
        assertThat(state()).hasText(Pattern.compile("Connection lost|Connecting"));
        assertThat(page.locator("#cause")).hasText("The server did not answer for 15 s.");
        network.resume(Direction.TO_CLIENT);
        awaitConnected();
        assertNoQuoteIsMissing();
    }

    @Test
    void saysThatTheServerIsFull() throws Exception {
        network.upstream(nowhere());
        network.cutAll();
        assertThat(page.locator("#cause")).hasText("The server cannot be reached.");
        try (Peer one = Peer.subscribed(server);
                Peer other = Peer.subscribed(server)) {
            assertThat(one.id()).isNotEqualTo(other.id());
            network.upstream(server.recorder().address());
            page.clock().fastForward(LONGEST_WAIT_MILLIS);
            assertThat(page.locator("#cause"))
                    .hasText("The server refused the connection with 503: too many connections.");
        }
        awaitConnected();
    }

    /** A proxy that does not pass on Host makes the page a stranger's for the server. */
    @Test
    void saysThatThePageIsNotAllowedToConnect() {
        StreamRewriter otherHost = bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceFirst("\r\nHost: [^\r]*", "\r\nHost: localhost")
                .getBytes(StandardCharsets.ISO_8859_1);
        ProxyOptions options = new ProxyOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ProxyTls.NONE,
                Integer.MAX_VALUE,
                () -> otherHost);
        try (TcpProxy proxy = new TcpProxy(ProxyListener.NONE, server.recorder().address(), options);
                WatchedPage other =
                        WatchedPage.open(browser, URI.create("http://127.0.0.1:" + proxy.port() + "/moderation"))) {
            other.page().getByLabel("Token with the scope").fill("any");
            other.page().keyboard().press("Enter");
            assertThat(other.page().locator("#cause"))
                    .containsText("refused the connection with 403: pages of this Origin are not allowed");
            assertThat(other.page().locator("#cause")).containsText("howl.security.allowed-origins");
            assertThat(other.page().locator("#try-now")).isVisible();
        }
    }

    @Test
    void saysThatTheDeviceIsOffline() throws Exception {
        page.context().setOffline(true);
        network.cutAll();
        assertThat(page.locator("#cause")).hasText("This device is offline.");
        page.context().setOffline(false);
        assertThat(state()).hasText("Connected");
        assertNoQuoteIsMissing();
    }

    /** Moves the page's fake clock past each wait, since the server notices closed connections a moment later. */
    private void awaitConnected() {
        while (!state().innerText().equals("Connected")) {
            if (page.locator("#try-now").isVisible()) {
                page.clock().fastForward(LONGEST_WAIT_MILLIS);
            }
        }
    }

    /** Waits until the number of seconds has changed. */
    private void awaitCountdown() {
        assertThat(page.locator("#countdown")).hasText(Pattern.compile("Attempt \\d+ in \\d+ s"));
        while (!page.locator("#countdown").innerText().matches("Attempt \\d+ in ([3-9]|[12][0-9]) s")) {
            page.clock().runFor(1_000);
        }
        String before = page.locator("#countdown").innerText();
        page.clock().runFor(1_000);
        assertThat(page.locator("#countdown").innerText()).isNotEqualTo(before);
    }

    private void assertNoQuoteIsMissing() {
        // The feed has a hundred quotes at most, so that their number says nothing.
        Locator newest = page.locator("#feed .quote").first();
        assertThat(newest).not().hasText(newest.innerText());
        List<Long> numbers = new ArrayList<>();
        Pattern.compile("number (\\d+)")
                .matcher(page.locator("#feed").innerText())
                .results()
                .forEach(found -> numbers.add(Long.valueOf(found.group(1))));
        Collections.reverse(numbers);
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(numbers.get(0), numbers.get(numbers.size() - 1))
                        .boxed()
                        .toList());
        assertThat(page.locator("#feed .gap")).hasCount(0);
    }

    private Locator state() {
        return page.locator("#state");
    }

    /** Returns an address at which nothing listens. */
    private static InetSocketAddress nowhere() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }
}

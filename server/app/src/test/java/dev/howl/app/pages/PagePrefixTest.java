package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.ProxyOptions;
import dev.howl.testkit.proxy.ProxyTls;
import dev.howl.testkit.proxy.TcpProxy;
import dev.howl.testservices.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of all pages below a path: the server's own base path, and one that a proxy cuts off. */
class PagePrefixTest {
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void worksBelowABasePath(@TempDir Path folder) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(
                RealServer.COMMAND,
                contractBelow("/base/howl", folder),
                "howl.wisdom.interval=100ms",
                "spring.webflux.base-path=/base/howl")) {
            opensAndConnects(server.http("/base/howl/"), "/base/howl");
            assertThat(new LinkCrawler(server.http("/base/howl/")).brokenLinks())
                    .isEmpty();
        }
    }

    /** Returns Howl's contract with the address that its channel has there, for the recorder. */
    private static Path contractBelow(String path, Path folder) throws IOException {
        String contract = Files.readString(RealServer.DOCUMENT);
        return Files.writeString(
                folder.resolve("howl.asyncapi.yaml"),
                contract.replace("address: /events", "address: " + path + "/events"));
    }

    @Test
    void worksBehindATrustedProxyThatCutsOffAPrefix() throws Exception {
        try (ServerUnderTest server =
                        RealServer.start("howl.wisdom.interval=100ms", "howl.security.trusted-proxies=127.0.0.1");
                TcpProxy proxy =
                        new TcpProxy(ProxyListener.NONE, server.recorder().address(), cuttingOff("/proxied"))) {
            URI start = URI.create("http://127.0.0.1:" + proxy.port() + "/proxied/");
            opensAndConnects(start, "/proxied");
            assertThat(new LinkCrawler(start).brokenLinks()).isEmpty();
        }
    }

    private static ProxyOptions cuttingOff(String prefix) {
        return new ProxyOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ProxyTls.NONE,
                Integer.MAX_VALUE,
                () -> new PrefixRewriter(prefix));
    }

    /** Asserts it of the server's own playground, and of the one in the pages of the document. */
    private static void assertPlaygroundConnects(Page page, URI start) {
        for (String place : List.of("playground", "docs/playground.html")) {
            page.navigate(start.resolve(place).toString());
            page.getByText("Connect", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".state")).hasText("Connected");
            assertThat(page.locator(".target")).containsText(start.getPath() + "events");
            assertThat(page.evaluate("() => document.querySelector('.side a').href"))
                    .isEqualTo(start.toString());
        }
    }

    private static void opensAndConnects(URI start, String prefix) {
        try (WatchedPage watched = WatchedPage.open(browser, start)) {
            assertThat(watched.page().locator("#state")).hasText("Connected");
            assertThat(watched.page().locator("#feed .quote").first()).isVisible();
            watched.page().navigate(start.resolve("moderation").toString());
            watched.page().getByLabel("Token with the scope").fill("nonsense");
            watched.page().keyboard().press("Enter");
            assertThat(watched.page().locator("#notice")).containsText("token");
            watched.page().navigate(start.resolve("docs").toString());
            assertThat(watched.page()).hasURL(start.resolve("docs/").toString());
            assertPlaygroundConnects(watched.page(), start);
            watched.assertAllIsWell();
            watched.page().navigate(start.resolve("no/such/page").toString());
            watched.page().locator("main").getByText("documentation").click();
            assertThat(watched.page()).hasURL(start.resolve("docs/").toString());
            assertThat(start.getPath()).isEqualTo(prefix + "/");
        }
    }
}

package dev.howl.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of what the playground says when the server refuses it, in a real browser. */
@Timeout(180)
class PlaygroundRefusalsTest {
    private static ServerUnderTest server;
    private static Browser browser;
    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = RealServer.start("howl.wisdom.interval=1h", "howl.limits.connections=1");
    }

    /** A page that a failed test left open would take the only connection. */
    @AfterEach
    void closePages() {
        pages.forEach(page -> page.context().close());
        Await.until("the end of its connection", PlaygroundRefusalsTest::hasRoom);
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void aRefusedHandshakeIsToldAndTriedAgain() {
        Page first = open();
        button(first, "Connect").click();
        assertThat(first.locator(".state")).hasText("Connected");

        Page second = open();
        Browser.stopTimers(second);
        button(second, "Connect").click();
        assertThat(alert(second)).hasText("The server refuses the connection with status 503: too many connections");
        assertThat(second.locator(".state")).hasText(Pattern.compile("Connection lost\\. Trying again in \\d+ s"));

        first.context().close();
        Await.until("the end of its connection", PlaygroundRefusalsTest::hasRoom);
        button(second, "Try now").click();
        assertThat(second.locator(".state")).hasText("Connected");
        assertThat(alert(second)).isHidden();
    }

    @Test
    void aRefusedTokenIsTold() {
        Page page = open();
        page.getByLabel("Token").fill("wrong");
        button(page, "Connect").click();
        assertThat(alert(page)).containsText("The server refuses this client: ");
        assertThat(page.locator(".traffic li.out").filter(new Locator.FilterOptions().setHasText("connect")))
                .not()
                .containsText("wrong");
    }

    private static boolean hasRoom() {
        URI events = server.http("/events");
        HttpRequest request = HttpRequest.newBuilder(events)
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.discarding())
                        .join()
                        .statusCode()
                == 204;
    }

    private Page open() {
        Page page = browser.page();
        pages.add(page);
        page.navigate(server.http("/playground").toString());
        return page;
    }

    private static Locator alert(Page page) {
        return page.getByRole(AriaRole.ALERT, new Page.GetByRoleOptions().setIncludeHidden(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

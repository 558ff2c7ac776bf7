package dev.howl.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.WatchedPage;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import dev.howl.testservices.StubDashboard;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acceptance test of the start page: all five systems change live. */
class FrontDoorTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final String HOSTILE = "<img src=x onerror=document.title='taken'>";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Browser browser;
    private static StubDashboard dashboard;
    private static ServerUnderTest server;

    private WatchedPage watched;
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        dashboard = StubDashboard.start();
        dashboard.show();
        server = RealServer.start(
                "howl.wisdom.interval=100ms",
                "howl.incidents.poll-interval=100ms",
                "howl.security.publish-token=" + TOKEN,
                dashboard.setting());
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
        dashboard.close();
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
    void showsQuotesWithPositionAndAge() {
        assertThat(page.locator("#feed .quote").nth(2)).isVisible();
        assertLive("wisdom", "Live · number \\d+ · \\d+ s ago");
        watched.assertAllIsWell();
    }

    @Test
    void showsIncidentsAsTheyOpenAndChange() {
        assertThat(card("incidents")).containsText("No open incident");
        dashboard.show(StubDashboard.incident(7, HOSTILE, 2));
        assertThat(card("incidents")).containsText("1 open");
        assertThat(card("incidents").locator("li p")).hasText(HOSTILE);
        assertThat(card("incidents").locator("li")).containsText("major");
        assertLive("incidents", "Live · number \\d+ · .*");
        dashboard.show();
        assertThat(card("incidents")).containsText("No open incident");
        assertTextOnly();
    }

    @Test
    void showsTheAlertsOfTheChosenCity() throws Exception {
        assertThat(card("alerts")).containsText("No alert is in force");
        page.getByLabel("City").selectOption(AMSTERDAM);
        assertLive("alerts", "Live.*");
        post("alerts", Map.of("city", AMSTERDAM, "severity", "severe", "message", HOSTILE), 201);
        assertThat(card("alerts").locator("li p").first()).hasText(HOSTILE);
        assertThat(card("alerts").locator("li").first()).containsText("severe");
        page.reload();
        assertThat(page.getByLabel("City")).hasValue(AMSTERDAM);
        assertThat(card("alerts").locator("li p").first()).hasText(HOSTILE);
        assertTextOnly();
    }

    @Test
    void showsTheNewestBroadcastAlsoToALaterVisitor() throws Exception {
        assertLive("broadcasts", "Live.*");
        post("broadcasts", Map.of("message", HOSTILE), 202);
        assertThat(card("broadcasts").locator(".newest")).hasText(HOSTILE);
        page.reload();
        assertThat(card("broadcasts").locator(".newest")).hasText(HOSTILE);
        assertTextOnly();
    }

    @Test
    void countsPendingRepliesForOperatorsOnly() throws Exception {
        assertThat(card("moderation")).containsText("Sign in on the moderation page");
        page.getByText("Open the moderation page").click();
        page.waitForURL("**/moderation");
        page.getByLabel("Token with the scope").fill(TOKEN);
        page.keyboard().press("Enter");
        assertThat(page.locator("#state")).hasText("Live");
        page.getByText("Start").click();
        assertThat(card("moderation")).containsText("0 pending");
        post("moderation/responses", Map.of("platform", "yandex", "author", "A", "text", "t", "reply", "r"), 201);
        assertThat(card("moderation")).containsText("1 pending");
        assertLive("moderation", "Live · number \\d+ · .*");
        watched.assertAllIsWell();
    }

    @Test
    void saysWhichSystemsAreSwitchedOff() {
        page.route(
                "**/api/systems",
                route -> route.fulfill(
                        new com.microsoft.playwright.Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(
                                        "{\"systems\":[{\"name\":\"incidents\",\"enabled\":false,\"reason\":\"this needs a database\"}]}")));
        page.reload();
        assertThat(card("incidents")).containsText("Switched off: this needs a database.");
        assertLive("wisdom", "Live.*");
        watched.assertAllIsWell();
    }

    private void assertLive(String card, String mark) {
        assertThat(card(card).locator(".mark")).hasText(Pattern.compile(mark));
        assertThat(card(card).locator(".dot")).hasAttribute("data-state", "on");
    }

    private void assertTextOnly() {
        assertThat(page.locator(".systems img")).hasCount(0);
        assertThat(page).hasTitle("Howl: all systems, live");
        watched.assertAllIsWell();
    }

    private Locator card(String system) {
        return page.locator("#" + system);
    }

    private static void post(String path, Map<String, ?> body, int status) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(server.http("/api/" + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}

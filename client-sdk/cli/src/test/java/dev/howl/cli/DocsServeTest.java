package dev.howl.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.testkit.Await;
import dev.howl.testservices.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl docs --serve}, with the mock of a document without Howl's roles behind it. */
@Timeout(180)
class DocsServeTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            channels:
              desk:
                address: /desk/{room}
                parameters:
                  room: { enum: [front, back], default: front }
                messages:
                  order:
                    payload:
                      type: object
                      required: [kind, amount]
                      properties: { kind: { const: order }, amount: { type: integer, minimum: 1 } }
                    examples: [ { payload: { kind: order, amount: 3 } } ]
                  bill:
                    payload:
                      type: object
                      required: [kind, total]
                      properties: { kind: { const: bill }, total: { type: number } }
                    examples: [ { payload: { kind: bill, total: 9.5 } } ]
            operations:
              placeOrder:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/order' } ]
                reply:
                  messages: [ { $ref: '#/channels/desk/messages/bill' } ]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void thePlaygroundTalksToTheServerOfAnyDocument() throws Exception {
        String document = write().toString();
        try (RunningCommand mock = new RunningCommand("mock", document);
                RunningCommand docs = serve(document, "--url", origin(mock.address("desk")));
                Browser browser = Browser.start()) {
            Page page = browser.page();
            page.navigate(address(docs, "playground").toString());
            assertThat(page.getByLabel("room")).hasValue("front");
            button(page, "Connect").click();
            assertThat(page.locator(".state")).hasText("Connected");

            page.getByLabel("Message").fill("{\"kind\": \"order\", \"amount\": 0}");
            assertThat(page.locator("#playground-problems li")).hasText("/amount must be at least 1");
            page.getByLabel("Message").fill("{\"kind\": \"order\", \"amount\": 2}");
            button(page, "Send").click();
            Locator answer = page.locator(".traffic li.in").first();
            assertThat(answer).containsText("bill");
            assertThat(answer).containsText("✓ valid");
            assertThat(answer).containsText("answer after");

            Browser.stopTimers(page);
            button(page, "Cut the connection").click();
            button(page, "Try now").click();
            assertThat(page.locator(".state")).hasText("Connected");
        }
    }

    @Test
    void saysWhyAHandshakeIsRefused() throws Exception {
        String document = write().toString();
        Path other =
                Files.writeString(folder.resolve("other.yaml"), DOCUMENT.replace("/desk/{room}", "/elsewhere/{room}"));
        try (RunningCommand mock = new RunningCommand("mock", other.toString());
                RunningCommand docs = serve(document, "--url", origin(mock.address("desk")));
                Browser browser = Browser.start()) {
            Page page = browser.page();
            page.navigate(address(docs, "playground").toString());
            button(page, "Connect").click();
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("The server refused the connection with status 404");
        }
    }

    @Test
    void answersOnlyRequestsThatNameThisMachine() throws Exception {
        try (RunningCommand docs = serve(write().toString())) {
            URI pages = address(docs, "docs");
            assertThat(get(pages.resolve("playground.html"))).isEqualTo(200);
            assertThat(get(pages.resolve("messages/order"))).isEqualTo(200);
            assertThat(get(pages.resolve("nothing.html"))).isEqualTo(404);
            assertThat(RawHttp.status(pages, "GET /index.html HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                    .isEqualTo(403);
            String upgrade = String.join(
                    "\r\n",
                    "GET /socket/desk HTTP/1.1",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                    "");
            assertThat(RawHttp.status(pages, upgrade + "Host: evil.example\r\n\r\n"))
                    .isEqualTo(403);
            assertThat(RawHttp.status(
                            pages,
                            upgrade + "Host: " + pages.getAuthority() + "\r\nOrigin: http://evil.example\r\n\r\n"))
                    .isEqualTo(403);
            assertThat(RawHttp.status(pages, "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .isEqualTo(404);
        }
    }

    @Test
    void badUsageIsExplained() throws IOException {
        String document = write().toString();
        assertThat(CommandRun.howl("docs", document)).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("give --output DIR to write the pages, --serve to serve them, or both");
        });
        assertThat(CommandRun.howl("docs", document, "--output", "x", "--url", "ws://localhost:1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("docs", document, "--serve", "--port", "0", "--url", "ws://127.0.0.1:1"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(3));
    }

    private Path write() throws IOException {
        return Files.writeString(folder.resolve("shop.yaml"), DOCUMENT);
    }

    private static RunningCommand serve(String document, String... more) {
        List<String> words = new ArrayList<>(List.of("docs", document, "--serve", "--port=0"));
        words.addAll(List.of(more));
        return new RunningCommand(words.toArray(String[]::new));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static URI address(RunningCommand command, String name) {
        Pattern line = Pattern.compile("(?m)^" + name + " (http://\\S+)");
        Await.until("the address", () -> line.matcher(command.out()).find());
        Matcher matcher = line.matcher(command.out());
        assertThat(matcher.find()).isTrue();
        return URI.create(matcher.group(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static int get(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}

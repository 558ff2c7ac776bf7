package dev.howl.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.testkit.Await;
import dev.howl.testservices.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of headers of the handshake, which the document describes and no page can send. */
@Timeout(180)
class PlaygroundHeadersTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            servers: { main: { host: 'localhost:9', protocol: ws } }
            channels:
              desk:
                address: /desk
                messages:
                  order: { payload: { type: object } }
                bindings:
                  ws:
                    query: { type: object, properties: { room: { type: string, default: front } } }
                    headers:
                      type: object
                      required: [ X-Client ]
                      properties:
                        X-Client: { type: string, description: Name of the program. }
                        X-Session-Token: { type: string }
            """;
    private static final String SECRET = "a-secret-of-nobody";

    @TempDir
    private Path folder = Path.of("");

    private String document = "";

    @BeforeEach
    void write() throws Exception {
        document = Files.writeString(folder.resolve("shop.yaml"), DOCUMENT).toString();
    }

    @Test
    void namesThemWhereItCannotSendThem() throws Exception {
        try (RunningCommand docs = new RunningCommand("docs", document, "--serve", "--port=0");
                Browser browser = Browser.start()) {
            Locator note = open(browser, docs).locator(".missing-headers");
            assertThat(note)
                    .hasText(
                            "Headers of the handshake that this page cannot send: X-Client (required), X-Session-Token."
                                    + " Browsers let no page set them. The command howl docs --serve --url serves a page that can.");
        }
    }

    @Test
    void theCommandSendsThem() throws Exception {
        try (RefusingServer server = RefusingServer.start();
                RunningCommand docs = serve(server);
                Browser browser = Browser.start()) {
            Page page = open(browser, docs);
            assertThat(page.locator(".missing-headers")).isHidden();
            assertThat(page.getByText("Name of the program.")).isVisible();
            page.getByLabel("Header X-Client").fill("web page");
            Locator token = page.getByLabel("Header X-Session-Token (optional)");
            assertThat(token).hasAttribute("type", "password");
            token.fill(SECRET);
            connect(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("status 401: who are you?");
            assertThat(server.heads()).anySatisfy(head -> assertThat(head)
                    .startsWith("GET /desk?room=front HTTP/1.1")
                    .contains("\r\nX-Client: web page\r\n", "\r\nX-Session-Token: " + SECRET + "\r\n"));
            assertThat(page.locator("#playground")).not().containsText(SECRET);
            assertThat(docs.out()).doesNotContain(SECRET);
            assertThat(docs.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void saysWhichHeaderCannotBeSent() throws Exception {
        try (RefusingServer server = RefusingServer.start();
                RunningCommand docs = serve(server);
                Browser browser = Browser.start()) {
            Page page = open(browser, docs);
            page.getByLabel("Header X-Client").fill("größer");
            connect(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The value of the header 'X-Client' must have");
            assertThat(server.heads()).noneMatch(head -> head.contains("GET"));
        }
    }

    private RunningCommand serve(RefusingServer server) {
        return new RunningCommand("docs", document, "--serve", "--port=0", "--url=" + server.uri());
    }

    private static void connect(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Connect").setExact(true))
                .click();
    }

    private static Page open(Browser browser, RunningCommand docs) {
        Pattern line = Pattern.compile("(?m)^playground (http://\\S+)");
        Await.until("the address", () -> line.matcher(docs.out()).find());
        Matcher matcher = line.matcher(docs.out());
        assertThat(matcher.find()).isTrue();
        Page page = browser.page();
        page.navigate(matcher.group(1));
        return page;
    }
}

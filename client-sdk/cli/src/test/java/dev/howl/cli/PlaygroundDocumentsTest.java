package dev.howl.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.howl.testkit.Await;
import dev.howl.testservices.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the playground with documents that are unlike Howl's: text, bytes, the client's view, tokens. */
@Timeout(180)
class PlaygroundDocumentsTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Camera, version: 1.0.0 }
            servers:
              main:
                host: localhost
                protocol: ws
                security: [ { type: httpApiKey, name: %s, in: %s } ]
            channels:
              camera:
                address: /camera
                messages:
                  command:
                    contentType: text/plain
                    payload: { type: string, enum: [start, stop] }
                    examples: [ { payload: start } ]
                  picture: { contentType: application/octet-stream, payload: { type: string, format: binary } }
            operations:
              steer:
                action: send
                channel: { $ref: '#/channels/camera' }
                messages: [ { $ref: '#/channels/camera/messages/command' } ]
              show:
                action: send
                channel: { $ref: '#/channels/camera' }
                messages: [ { $ref: '#/channels/camera/messages/picture' } ]
            """;
    private static final String TOKEN = "a-token-of-nobody";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsTextAndBytesAsTheClientOfTheDocument() throws Exception {
        String document = write("X-Key", "header");
        try (RunningCommand mock = new RunningCommand("mock", document, "--view=client");
                RunningCommand docs = serve(document, mock.address("camera"));
                Browser browser = Browser.start()) {
            Page page = open(browser, docs);
            assertThat(page.locator("header").last()).containsText("The document describes the client.");
            click(page, "Connect");
            assertThat(page.locator(".state")).hasText("Connected");

            page.getByLabel("Operation").selectOption("steer · command");
            page.getByLabel("Message").fill("jump");
            assertThat(page.locator(".verdict")).hasText("✗ 1 problem");
            page.getByLabel("Message").fill("stop");
            click(page, "Send");
            assertThat(page.locator(".traffic li.out").first()).containsText("command ✓ valid");
            assertThat(page.locator(".traffic li.out .preview").first()).hasText("stop");

            page.getByLabel("Operation").selectOption("show · picture");
            page.getByLabel("Message").fill("ff d");
            assertThat(page.locator("#playground-problems li"))
                    .containsText("must be hexadecimal digits, two for each byte");
            page.getByLabel("Message").fill("ff d8");
            click(page, "Send");
            assertThat(page.locator(".traffic li.out .preview").first()).containsText("2 bytes: 0000 ff d8");
        }
    }

    @Test
    void copiesTheCode() throws Exception {
        String document = write("X-Key", "header");
        try (RunningCommand docs = new RunningCommand("docs", document, "--view=client", "--serve", "--port=0");
                Browser browser = Browser.start()) {
            Page page = open(browser, docs);
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            click(page, "wscat");
            click(page, "Copy");
            assertThat(page.getByText("Copied")).isVisible();
            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.locator("[aria-labelledby=playground-code] pre")
                            .textContent());
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Key, header, X-Key: a-token-of-nobody", "key, query, /camera?key=a-token-of-nobody"})
    void sendsTheTokenWhereTheDocumentSaysAndShowsItNowhere(String name, String in, String sent) throws Exception {
        try (RefusingServer server = RefusingServer.start();
                RunningCommand docs = serve(write(name, in), server.uri());
                Browser browser = Browser.start()) {
            Page page = open(browser, docs);
            page.getByLabel("Token (optional)").fill(TOKEN);
            click(page, "Connect");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("status 401: who are you?");
            assertThat(server.heads()).anySatisfy(head -> assertThat(head).contains(sent));
            assertThat(page.locator("#playground")).not().containsText(TOKEN);
        }
    }

    private String write(String name, String in) throws Exception {
        return Files.writeString(folder.resolve("camera.yaml"), DOCUMENT.formatted(name, in))
                .toString();
    }

    private static RunningCommand serve(String document, URI url) {
        String origin = url.getScheme() + "://" + url.getAuthority();
        return new RunningCommand("docs", document, "--view=client", "--serve", "--port=0", "--url=" + origin);
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

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}

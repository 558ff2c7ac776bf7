package dev.howl.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test of the checks on a small site: no fault, then one for each thing that is broken in it. */
class SiteChecksTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Small, version: 1.0.0}
            channels:
              room:
                address: /room
                messages:
                  say: {payload: {$ref: '#/components/schemas/Say'}}
            operations:
              /say: {action: receive, channel: {$ref: '#/channels/room'}}
            components:
              schemas:
                Say: {type: object, required: [type], properties: {type: {const: say}, text: {type: string}}}
            """;

    /** By the fault: a file, what is replaced in it, and by what. */
    private static final Map<String, List<String>> BROKEN_FILES = Map.of(
            "links to nowhere.html, which is not there",
            inPage("<p><a href=\"nowhere.html\">a</a></p>"),
            "links to #nowhere, but the page has no such part",
            inPage("<p><a href=\"#nowhere\">a</a></p>"),
            "has no link to the first page in its contents",
            List.of("messages/say.html", "(?s)(<nav.*)", "<p></p>"),
            "has the id content twice",
            inPage("<p id=\"content\">a</p>"),
            "Attribute “colour” not allowed on element “p”",
            inPage("<p colour=\"red\">a</p>"),
            " bytes",
            inPage("<p>" + "x".repeat(Weights.MOST_BYTES) + "</p>"),
            "messages/say.html is not in search-index.js",
            List.of("search-index.js", "(?s)\\[\"say\",\"message\",.*?\\],?", ""),
            "search-index.js links to gone.html, which is not there",
            List.of("search-index.js", "messages/say.html", "gone.html"),
            "schemas has no page for Say",
            List.of("schemas/Say.html", "<h1>.*</h1>", "<h1>Other</h1>"));

    /** All of these at once, as they do not hide each other. */
    private static final Map<String, List<String>> BROKEN_IN_A_BROWSER = Map.of(
            "color-contrast",
            List.of("docs.css", "--quiet: #5a656b", "--quiet: #c0c0c0"),
            "the search does not find message say",
            List.of(
                    "search.js",
                    "isNamed\\(lower, kind, words\\)",
                    "words === \"message say\") return null; if (false"),
            "playground.html is not built by its script",
            List.of("playground.js", "(?s).*", ""),
            "px wide on a phone",
            List.of("docs.css", "$", "main { width: 50rem; max-width: none; }"),
            "has no content without scripts",
            List.of("docs.css", "$", "h1 { display: none; }"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachBrokenFileIsAFault() throws Exception {
        FileChecks checks = new FileChecks();
        Contract contract = write();
        SiteFolder site = new SiteFolder(folder.resolve("site"));
        assertThat(checks.faults(site, contract)).isEmpty();
        for (Map.Entry<String, List<String>> broken : BROKEN_FILES.entrySet()) {
            change(broken.getValue());
            assertThat(checks.faults(site, contract))
                    .anySatisfy(fault -> assertThat(fault).contains(broken.getKey()));
            write();
        }
    }

    @Test
    void whatIsBrokenInABrowserIsAFault() throws Exception {
        List<String> pages = List.of("messages/say.html", "playground.html");
        try (BrowserChecks checks = new BrowserChecks()) {
            write();
            SiteFolder site = new SiteFolder(folder.resolve("site"));
            assertThat(checks.faults(site, pages)).isEmpty();
            for (List<String> broken : BROKEN_IN_A_BROWSER.values()) {
                change(broken);
            }
            List<String> faults = checks.faults(site, pages);
            assertThat(BROKEN_IN_A_BROWSER.keySet())
                    .allSatisfy(fault -> assertThat(faults).anyMatch(line -> line.contains(fault)));

            change(List.of("search.js", "slice\\(0, MOST_RESULTS\\)", "slice(1)"));
            assertThat(checks.search(site)).contains("the search does not find say (message)");
        }
    }

    private static List<String> inPage(String html) {
        return List.of("messages/say.html", "</main>", html + "</main>");
    }

    private void change(List<String> change) throws Exception {
        Path file = folder.resolve("site").resolve(change.get(0));
        String text = Files.readString(file);
        String changed = text.replaceFirst(change.get(1), change.get(2));
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed);
    }

    private Contract write() throws Exception {
        Path document = Files.writeString(folder.resolve("small.yaml"), DOCUMENT);
        return new SiteDocument(document, folder).write(folder.resolve("site")).contract();
    }
}

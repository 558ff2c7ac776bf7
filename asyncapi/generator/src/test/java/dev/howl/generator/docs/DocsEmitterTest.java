package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DocsEmitterTest {
    @Test
    void eachElementHasAPage() {
        assertThat(DocsEmitter.emit(Samples.chat()))
                .containsKeys("index.md", "messages/say.md", "llms.txt")
                .hasSize(2 * 12 + 8)
                .containsKeys(
                        "index.html",
                        "channels/room.html",
                        "operations/receiveSay.html",
                        "operations/sendSaid.html",
                        "messages/say.html",
                        "messages/said.html",
                        "messages/left.html",
                        "schemas/Author.html",
                        "errors/bad_json.html",
                        "errors/not_implemented.html",
                        "close-codes/4000.html",
                        "playground.html",
                        "playground.js",
                        "playground-data.js",
                        "playground.css",
                        "docs.css",
                        "favicon.svg",
                        "search.js",
                        "search-index.js");
    }

    @Test
    void theSameContractGivesTheSameFiles() {
        assertThat(DocsEmitter.emit(Samples.chat())).isEqualTo(DocsEmitter.emit(Samples.chat()));
    }

    @Test
    void everyFileNamesItsSourceButNotItsFolder() {
        Map<String, String> files = DocsEmitter.emit(Samples.from(Path.of("/home/someone/chat.yaml")));

        assertThat(files.values())
                .allSatisfy(content -> assertThat(content.lines().limit(2))
                        .anyMatch(line -> line.matches(".*howl-generator \\S+ from chat\\.yaml\\..*")));
        assertThat(files.values()).noneMatch(content -> content.contains("someone"));
    }

    @Test
    void aStrictContentSecurityPolicyHasNothingToRefuse() throws Exception {
        for (PageDocument page : PageDocument.all(Samples.chat())) {
            assertThat(page.elements("script"))
                    .allSatisfy(script -> assertThat(script.getTextContent()).isEmpty())
                    .extracting(script -> script.getAttribute("src"))
                    .allMatch(source -> source.matches("(?:\\.\\./)?search\\.js|playground(?:-data)?\\.js"));
            assertThat(page.elements("style")).isEmpty();
            assertThat(page.structure()).noneMatch(part -> part.equals("@style") || part.startsWith("@on"));
            assertThat(page.elements("link").map(link -> link.getAttribute("href")))
                    .allMatch(address -> address.matches(
                            "(?:\\.\\./)?docs\\.css|playground\\.css|(?:\\.\\./)?favicon\\.svg|.*\\.md"));
        }
    }

    @Test
    void theFirstPageListsEveryElementByName() throws Exception {
        PageDocument page = PageDocument.of(Samples.chat());

        assertThat(page.text("channels")).contains("room");
        assertThat(page.text("operations")).contains("receiveSay", "client sends", "sendSaid", "server sends");
        assertThat(page.text("messages")).contains("say", "said", "left");
        assertThat(page.text("schemas")).contains("Author");
        assertThat(page.text("errors")).contains("bad_json", "not_implemented");
        assertThat(page.text("close-codes")).contains("4000");
    }

    @Test
    void aCodeOfTwoChannelsHasOnePageThatNamesBoth() throws Exception {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("one", "not_found");
        codes.put("two", "not_found");

        assertThat(PageDocument.of(Samples.withErrors(codes), "errors/not_found.html")
                        .links())
                .contains("../channels/one.html", "../channels/two.html");
    }

    @Test
    void headingsStartAtOneAndSkipNoLevel() throws Exception {
        for (PageDocument page : PageDocument.all(Samples.chat())) {
            List<Integer> levels = headingLevels(page);
            assertThat(levels.get(0)).isEqualTo(1);
            assertThat(levels.subList(1, levels.size())).doesNotContain(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
        }
    }

    private static List<Integer> headingLevels(PageDocument page) {
        return page.elements("*")
                .filter(element -> element.getTagName().matches("h[1-6]"))
                .map(element -> Integer.parseInt(element.getTagName().substring(1)))
                .toList();
    }

    @Test
    void anOperationTellsDirectionAnswerScopeAndPlan() throws Exception {
        assertThat(PageDocument.of(Samples.chat(), "operations/receiveSay.html").text())
                .contains("client sends", "planned", "said", "scope", "/ref", "not_implemented");
        assertThat(PageDocument.of(Samples.chat(), "operations/sendSaid.html").text())
                .contains("server sends");
    }

    @Test
    void aTopicTellsHowItIsRead() throws Exception {
        assertThat(PageDocument.of(Samples.chat(), "channels/room.html").text("topic-talk"))
                .contains("planned", "About talk", "said", "required", "yes", "receiveSay", "speak to publish");
    }

    @Test
    void theHeartbeatIsInWords() throws Exception {
        assertThat(PageDocument.of(Samples.chat(), "channels/room.html").text("heartbeat"))
                .contains("every 5 s", "for 1 min 30 s");
    }

    @Test
    void examplesArePrettyPrinted() throws Exception {
        assertThat(PageDocument.of(Samples.chat(), "messages/say.html").text())
                .contains("{\n  \"field\": \"value\"\n}");
    }

    @Test
    void aPropertyHasAnAnchorOfItsPath() throws Exception {
        PageDocument page = PageDocument.of(Samples.chat(), "messages/say.html");

        assertThat(page.text("payload-inner.color")).contains("color", "About the color.");
        assertThat(page.links()).contains("#payload-inner.color");
    }
}

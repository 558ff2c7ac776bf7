package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DocsEmitterTest {
    @Test
    void emitsAPageAndItsStyleSheet() {
        assertThat(DocsEmitter.emit(Samples.chat())).containsOnlyKeys("index.html", "docs.css");
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
        PageDocument page = PageDocument.of(Samples.chat());

        assertThat(page.elements("script")).isEmpty();
        assertThat(page.elements("style")).isEmpty();
        assertThat(page.structure()).noneMatch(part -> part.equals("@style") || part.startsWith("@on"));
        assertThat(page.elements("link").map(link -> link.getAttribute("href"))).containsExactly("docs.css");
    }

    @Test
    void everyErrorCodeHasItsAnchor() throws Exception {
        assertThat(PageDocument.of(Samples.chat()).ids())
                .contains("error-bad_json", "error-not_implemented")
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameCodeInTwoChannelsHasTwoAnchors() throws Exception {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("one", "not_found");
        codes.put("two", "not_found");

        assertThat(PageDocument.of(Samples.withErrors(codes)).ids())
                .contains("error-not_found", "error-not_found~2")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLinkWithinThePageHasATarget() throws Exception {
        PageDocument page = PageDocument.of(Samples.chat());

        assertThat(page.targets()).isNotEmpty();
        assertThat(page.ids()).containsAll(page.targets());
    }

    @Test
    void headingsStartAtOneAndSkipNoLevel() throws Exception {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("one", "not_found");
        codes.put("two", "forbidden");

        for (Contract contract : List.of(Samples.chat(), Samples.withErrors(codes))) {
            List<Integer> levels = headingLevels(contract);
            assertThat(levels.get(0)).isEqualTo(1);
            assertThat(levels.subList(1, levels.size())).isNotEmpty().doesNotContain(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
        }
    }

    private static List<Integer> headingLevels(Contract contract) throws Exception {
        return PageDocument.of(contract)
                .elements("*")
                .filter(element -> element.getTagName().matches("h[1-6]"))
                .map(element -> Integer.parseInt(element.getTagName().substring(1)))
                .toList();
    }

    @Test
    void anOperationTellsDirectionAnswerScopeAndPlan() throws Exception {
        String operation = PageDocument.of(Samples.chat()).text("operation-receiveSay");

        assertThat(operation).contains("client sends", "planned", "said", "scope", "/ref", "not_implemented");
        assertThat(PageDocument.of(Samples.chat()).text("operation-sendSaid")).contains("server sends");
    }

    @Test
    void aMessageThatNoOperationNamesIsDescribedToo() throws Exception {
        assertThat(PageDocument.of(Samples.chat()).text("messages")).contains("left");
    }

    @Test
    void aTopicTellsHowItIsRead() throws Exception {
        assertThat(PageDocument.of(Samples.chat()).text("topic-talk"))
                .contains("planned", "About talk", "said", "required", "yes", "receiveSay", "speak to publish");
    }

    @Test
    void theHeartbeatIsInWords() throws Exception {
        assertThat(PageDocument.of(Samples.chat()).text("heartbeat")).contains("every 5 s", "for 1 min 30 s");
    }

    @Test
    void examplesArePrettyPrinted() throws Exception {
        assertThat(PageDocument.of(Samples.chat()).text()).contains("{\n  \"field\": \"value\"\n}");
    }
}

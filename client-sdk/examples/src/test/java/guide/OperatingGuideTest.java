package guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The tables of the guide to operation, and its recipes that no test can run, compared with the server. */
class OperatingGuideTest {
    private static final String GUIDE = content("docs-site/operating.md");
    private static final String SETTINGS = content("docs-site/settings.md");
    private static final Path RECIPES = MarkdownPage.TOP.resolve("client-sdk/examples/proxy");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void everyMetricOfTheServerHasARow() throws Exception {
        try (GuideServer server = new GuideServer()) {
            URI uri = server.process().http("/actuator/prometheus");
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Set<String> served = all("(?m)^(howl_[a-z_]+)", metrics);
            Set<String> rows = all("`(howl_[a-z_]+)`", section("## Metrics"));
            assertThat(served).hasSizeGreaterThan(10);
            assertThat(rows).containsExactlyInAnyOrderElementsOf(served);
        }
    }

    @Test
    void everyCloseCodeHasARow() {
        JsonNode channel = YAML.readTree(GuideServer.CONTRACT.toFile()).at("/channels/events");
        List<String> codes =
                channel.get("x-howl-close-codes").propertyNames().stream().toList();
        assertThat(codes).hasSizeGreaterThan(5);
        // 1000 is the normal end of a connection.
        assertThat(codes.stream().filter(code -> !code.equals("1000")))
                .allSatisfy(code -> assertThat(section("## Troubleshooting")).containsPattern("\\| .*" + code));
    }

    @Test
    void theSettingsOfCuresExist() {
        Set<String> named = all("`(howl\\.[a-z.-]+[a-z])`", section("## Troubleshooting"));
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(named).allSatisfy(name -> assertThat(SETTINGS).contains("| `" + name + "` |"));
    }

    @Test
    void theRefusalsAreThoseOfTheServer() {
        String sources = MarkdownPage.files(MarkdownPage.TOP.resolve("server/runtime/src/main/java"), ".java").stream()
                .map(MarkdownPage::content)
                .collect(Collectors.joining());
        Set<String> sentences = all("\\| `((?:the|this|pages|too) [^`]+)` \\|", section("## Troubleshooting"));
        assertThat(sentences).hasSizeGreaterThan(6);
        assertThat(sentences).allSatisfy(sentence -> assertThat(sources).contains("\"" + sentence));
    }

    @Test
    void theKubernetesRecipeUsesSettingsThatExist() {
        Set<String> named = all("name: (HOWL_[A-Z_]+)", MarkdownPage.content(RECIPES.resolve("kubernetes.yaml")));
        assertThat(named).hasSizeGreaterThan(4);
        Set<String> variables = all("\\| `(howl\\.[a-z.-]+)` \\|", SETTINGS).stream()
                .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(named).allSatisfy(name -> assertThat(variables)
                .anyMatch(variable -> variable.replace("_", "").equals(name.replace("_", ""))));
    }

    @Test
    void recipesInYamlAreWellFormedAndUseTheReadinessOfTheServer() throws Exception {
        for (String file : List.of("kubernetes.yaml", "traefik.yaml")) {
            List<JsonNode> documents = YAML.readerFor(JsonNode.class)
                    .<JsonNode>readValues(RECIPES.resolve(file).toFile())
                    .readAll();
            assertThat(documents).isNotEmpty().allMatch(JsonNode::isObject);
            assertThat(documents.toString()).contains("/actuator/health/readiness");
        }
    }

    private static String section(String title) {
        int start = GUIDE.indexOf(title + "\n");
        assertThat(start).as(title).isNotNegative();
        int end = GUIDE.indexOf("\n## ", start);
        return end < 0 ? GUIDE.substring(start) : GUIDE.substring(start, end);
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String content(String path) {
        return MarkdownPage.content(MarkdownPage.TOP.resolve(path));
    }
}

package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The YAML of the guides that is no contract: read, but not played. */
class DocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/guide");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void theConformanceScriptIsOne() throws Exception {
        assertThat(ConformanceScriptReader.read(FOLDER.resolve("conformance.yaml")))
                .isNotNull();
    }

    @Test
    void theWorkflowUsesInputsThatTheActionHas() {
        JsonNode action = read(MarkdownPage.TOP.resolve(".github/actions/howl/action.yml"));
        JsonNode workflow = read(FOLDER.resolve("workflow.yaml"));
        JsonNode step = workflow.get("steps").valueStream().toList().get(3);
        assertThat(step.get("uses").asString()).contains(".github/actions/howl@");
        Set<String> inputs = Set.copyOf(step.get("with").propertyNames());
        assertThat(action.get("inputs").propertyNames()).containsAll(inputs);
    }

    @Test
    void theCatalogMapsAddressesToFiles() throws Exception {
        Path catalog = FOLDER.resolve("catalog");
        assertThat(ContractReader.read(catalog.resolve("api.yaml"), null, catalog.resolve("catalog.yaml"))
                        .channels())
                .isNotEmpty();
    }

    private static JsonNode read(Path file) {
        return YAML.readTree(MarkdownPage.content(file));
    }
}

package dev.howl.generator.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The page of diagnostics. {@code -Dhowl.golden=update} writes it. */
class DiagnosticsPageTest {
    private static final Path EXAMPLES = Path.of("src/test/diagnostics");
    private static final Path PAGE = Path.of("../../docs-site/diagnostics.md");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder = Path.of("");

    private record Section(String title, List<DiagnosticExample> examples) {}

    private static List<Section> sections() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES).sorted()) {
            return files.map(DiagnosticsPageTest::section).toList();
        }
    }

    private static Section section(Path file) {
        JsonNode root = YAML.readTree(file.toFile());
        return new Section(
                root.get("title").asString(),
                root.get("entries").valueStream().map(DiagnosticExample::of).toList());
    }

    @Test
    void everyExampleGivesADiagnosticAndThePageShowsIt() throws IOException {
        StringBuilder out = new StringBuilder(DiagnosticsPage.HEAD);
        int number = 0;
        List<String> silent = new ArrayList<>();
        for (Section section : sections()) {
            out.append("\n## ").append(section.title()).append('\n');
            for (DiagnosticExample example : section.examples()) {
                Path place = folder.resolve("" + number++);
                List<Diagnostic> findings = example.findings(place);
                if (findings.isEmpty()) {
                    silent.add(example.title());
                }
                out.append(DiagnosticsPage.entry(example, findings, place));
            }
        }
        out.append(DiagnosticsPage.limitTable());
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(PAGE, out);
        }
        assertThat(silent).as("examples without a diagnostic").isEmpty();
        assertThat(PAGE).as("write it with -Dhowl.golden=update").hasContent(out.toString());
    }

    @Test
    void everyDiagnosticHasAnExample() throws IOException {
        String page = Files.readString(PAGE);
        List<DiagnosticSource> sources = DiagnosticSource.all();
        assertThat(sources).hasSizeGreaterThan(140);
        List<String> missing = sources.stream()
                .filter(source -> !DiagnosticsPage.shows(page, source))
                .map(DiagnosticSource::toString)
                .toList();
        assertThat(missing).as("diagnostics without an example").isEmpty();
    }
}

package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/imprecise} is a valid AsyncAPI document, parts of which have no precise Java type, and
 * the warnings that tell this. {@code -Dhowl.golden=update} writes the warnings.
 */
class ImpreciseCasesTest {
    private static final Path CASES = Path.of("src/test/imprecise");
    private static final boolean UPDATE = "update".equals(System.getProperty("howl.golden"));

    @TempDir
    private Path temp = Path.of("");

    static Stream<Path> cases() throws IOException {
        return Trees.folders(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatHasNoPreciseTypeIsToldAndCompiles(Path folder) throws Exception {
        Path expected = folder.resolve("warnings.txt");
        GenerateResult result = Generator.generate(new GenerateRequest(
                folder.resolve("contract.yaml"), Target.SERVER, "imprecise", temp.resolve("java"), temp));
        String said = result.diagnostics().stream()
                .map(diagnostic -> diagnostic.toString().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
        if (UPDATE) {
            Files.writeString(expected, said);
        }
        assertThat(expected).hasContent(said);
        assertThat(result.diagnostics()).extracting(Diagnostic::severity).containsOnly(Severity.WARNING);
        Compiled.of(temp.resolve("classes"), temp.resolve("java"));
    }
}

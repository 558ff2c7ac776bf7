package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.InvalidContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/invalid} is a valid AsyncAPI document that cannot become Java, and all that is said of
 * it. {@code -Dhowl.golden=update} writes what is said.
 */
class InvalidCasesTest {
    private static final Path CASES = Path.of("src/test/invalid");
    private static final boolean UPDATE = "update".equals(System.getProperty("howl.golden"));

    @TempDir
    private Path temp = Path.of("");

    static Stream<Path> cases() throws IOException {
        return Trees.folders(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProblemIsToldAtOnceAndNothingIsWritten(Path folder) throws IOException {
        Path expected = folder.resolve("problems.txt");
        GenerateRequest request =
                new GenerateRequest(folder.resolve("contract.yaml"), Target.SERVER, "invalid", temp, temp);
        assertThatThrownBy(() -> Generator.generate(request))
                .isInstanceOfSatisfying(InvalidContractException.class, e -> {
                    String said = String.valueOf(e.getMessage()).replace(folder + "/", "") + "\n";
                    if (UPDATE) {
                        write(expected, said);
                    }
                    assertThat(expected).hasContent(said);
                });
        assertThat(Trees.read(temp)).isEmpty();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

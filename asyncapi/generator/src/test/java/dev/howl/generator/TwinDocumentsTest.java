package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/twins} holds one contract written twice, in AsyncAPI 2.6 and in 3.0. Both give the same
 * files, but for the document that a server shows and the version that the docs name.
 */
class TwinDocumentsTest {
    private static final Path TWINS = Path.of("src/test/twins");

    @TempDir
    Path temp = Path.of("");

    static Stream<Path> twins() throws IOException {
        return Trees.folders(TWINS);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void bothVersionsGiveTheSameFiles(Path folder) throws Exception {
        Contract two = contract(folder, "2.6");
        Contract three = contract(folder, "3.0");
        for (Target target : Target.values()) {
            assertThat(files(two, target)).isNotEmpty().isEqualTo(files(three, target));
        }
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aServerShowsTheDocumentAndTheVersionThatWereWritten(Path folder) throws Exception {
        Map<String, String> files =
                Generator.emit(contract(folder, "2.6"), Target.SERVER, "twin").resources();
        String written = Files.readString(folder.resolve("asyncapi-2.6.yaml"));
        assertThat(files)
                .allSatisfy((path, content) -> {
                    if (path.endsWith("/contract.yaml")) {
                        assertThat(content).isEqualTo(written);
                    }
                    if (path.endsWith("/docs/index.html")) {
                        assertThat(content).contains("AsyncAPI 2.6.0").doesNotContain("AsyncAPI 3");
                    }
                })
                .anySatisfy((path, content) -> assertThat(path).endsWith("/contract.yaml"));
    }

    /** Under one name for both, since generated files name their source. */
    private Contract contract(Path folder, String version) throws IOException, InvalidContractException {
        Path copy = temp.resolve(version).resolve("contract.yaml");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(folder.resolve("asyncapi-" + version + ".yaml")));
        Contract contract = ContractReader.read(copy);
        assertThat(contract.diagnostics())
                .allSatisfy(finding -> assertThat(finding.message()).contains("has no effect"));
        return contract;
    }

    private static Map<String, String> files(Contract contract, Target target)
            throws IOException, InvalidContractException {
        Generator.Output output = Generator.emit(contract, target, "twin");
        Map<String, String> files = new TreeMap<>(output.sources());
        files.putAll(output.resources());
        files.keySet().removeIf(path -> path.endsWith("/contract.yaml"));
        String version = "AsyncAPI " + contract.version();
        files.replaceAll((path, content) ->
                content.replace(version + "<", "AsyncAPI VERSION<").replace(version + "\n", "AsyncAPI VERSION\n"));
        return files;
    }
}

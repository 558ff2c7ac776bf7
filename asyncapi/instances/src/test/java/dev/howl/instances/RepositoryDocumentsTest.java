package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances and mutants of the documents in the repository: Howl's own, and those of the generator's tests and examples. */
class RepositoryDocumentsTest {
    private static final int SEEDS = 200;
    private static final Path OWN = Path.of("../contract/howl.asyncapi.yaml");

    static List<Path> documents() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("../generator/src/test/cases"));
                Stream<Path> originals = Files.list(Path.of("../contract/originals"))) {
            return Stream.of(
                            cases.map(folder -> folder.resolve("contract.yaml")),
                            originals.filter(file -> file.toString().endsWith(".asyncapi.yaml")),
                            Stream.of(
                                    Path.of("../../client-sdk/examples/own-contract/src/main/asyncapi/auction.yaml"),
                                    Path.of(
                                            "../../client-sdk/examples/own-contract/src/main/asyncapi/2.6/auction.yaml")))
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void howlsContractHasTenThousandFramesAndAMutantOfEachConstraintOfClients() throws InvalidContractException {
        DocumentSurvey survey = DocumentSurvey.of(OWN, 300, ReadOptions.DEFAULT);

        assertThat(survey.missing).isEmpty();
        assertThat(survey.wrong).isEmpty();
        assertThat(survey.frames).isGreaterThan(10_000);
        assertThat(survey.survivors).isEmpty();
        assertThat(survey.elsewhere).isEmpty();
        assertThat(survey.unmutated).noneMatch(line -> line.contains("TO_SERVER"));
        assertThat(survey.mutants).isGreaterThan(survey.constraints);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachMessageHasFramesAndMutantsThatHowlRefuses(Path document) throws InvalidContractException {
        DocumentSurvey survey = DocumentSurvey.of(document, SEEDS, ReadOptions.DEFAULT);

        assertThat(survey.missing).isEmpty();
        assertThat(survey.wrong).isEmpty();
        assertThat(survey.frames).isEqualTo(survey.messages * SEEDS);
        assertThat(survey.survivors).isEmpty();
        assertThat(survey.elsewhere).isEmpty();
    }
}

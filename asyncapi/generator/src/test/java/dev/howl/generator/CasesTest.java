package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.generator.Expectations.Expectation;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/documents} holds a document with one feature that generators get wrong; {@link
 * Expectations} says what is right.
 */
class CasesTest {
    private static final Path DOCUMENTS = Path.of("src/test/documents");

    /** Documents whose expectation is known not to hold; one that begins to hold must leave the set. */
    private static final Set<String> NOT_YET = Set.of();

    @TempDir
    private Path temp = Path.of("");

    static Stream<Expectation> expectations() {
        return Expectations.all().stream();
    }

    @Test
    void everyDocumentHasAnExpectation() throws Exception {
        assertThat(Trees.folders(DOCUMENTS).map(folder -> folder.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        expectations().map(Expectation::document).toList());
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void theDocumentHasTheRightOutcome(Expectation expectation) throws Exception {
        if (NOT_YET.contains(expectation.document())) {
            assertThat(catchThrowable(() -> check(expectation)))
                    .as("the expectation holds now: remove the document from NOT_YET")
                    .isNotNull();
        } else {
            check(expectation);
        }
    }

    private void check(Expectation expectation) throws Exception {
        Path document = DOCUMENTS.resolve(expectation.document()).resolve("api.yaml");
        List<Diagnostic> found = validate(document);
        expectation
                .findings()
                .forEach(finding -> assertThat(found).as(finding.toString()).anyMatch(finding::matches));
        assertThat(found).as("findings that are not expected").allMatch(diagnostic -> expectation.findings().stream()
                .anyMatch(finding -> finding.matches(diagnostic)));
        if (expectation.outcome() == null) {
            isRefused(document);
            return;
        }
        try (GeneratedCase generated = new GeneratedCase(document, temp)) {
            assertThat(generated.channels()).isNotEmpty();
            expectation.outcome().check(generated);
        }
    }

    /** Everything that {@code howl validate} reports. */
    private static List<Diagnostic> validate(Path document) {
        try {
            return ContractReader.read(document).diagnostics();
        } catch (InvalidContractException e) {
            return e.diagnostics();
        }
    }

    private void isRefused(Path document) throws Exception {
        for (Target target : Target.values()) {
            assertThatThrownBy(() -> Generator.generate(new GenerateRequest(document, target, "documents", temp, temp)))
                    .as("target " + target)
                    .isInstanceOf(InvalidContractException.class);
        }
        assertThat(Trees.read(temp)).as("files written").isEmpty();
    }
}

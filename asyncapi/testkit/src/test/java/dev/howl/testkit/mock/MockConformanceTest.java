package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.script.ConformanceScript;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a mock conforms to its contract. */
class MockConformanceTest {
    private static final String HOWL = "../contract/howl.asyncapi.yaml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOWL,
                "src/test/resources/mock/shop.yaml",
                "src/test/resources/mock/plain.yaml",
                "src/test/resources/mock/union.yaml",
                "src/test/resources/peers/shop.yaml",
                "src/test/resources/record/desk.yaml",
                "src/test/resources/conformance/auction.yaml",
            })
    void nothingIsFound(String document) throws Exception {
        ConformanceScript values = document.equals(HOWL)
                ? ConformanceScriptReader.read(Path.of("../contract/conformance.yaml"))
                        .valuesOnly()
                : ConformanceScript.NONE;
        try (ContractMock mock = ContractMock.of(Mocks.read(document)).start()) {
            ConformanceReport report = Conformance.of(Mocks.read(document), mock.uri())
                    .script(values)
                    .token("a-token-of-thirty-two-characters")
                    .messagesPerSecond(5_000)
                    .answerTime(Duration.ofMinutes(1))
                    .time(Duration.ofMinutes(10))
                    .generated(3)
                    .run();
            assertThat(report.failures())
                    .extracting(finding -> finding.caseId() + ": " + finding.sentence())
                    .isEmpty();
            assertThat(report.complete()).isTrue();
            assertThat(report.passed(CaseKind.GENERATED)).isPositive();
        }
    }
}

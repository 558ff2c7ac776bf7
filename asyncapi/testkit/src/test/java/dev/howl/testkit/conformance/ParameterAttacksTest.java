package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.mock.ContractMock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of handshakes with parameters that their schemas refuse. */
@Execution(ExecutionMode.CONCURRENT)
class ParameterAttacksTest {
    private static final Contract CONTRACT = ShopContract.read("""
            asyncapi: 3.1.0
            info: { title: Rooms, version: 1.0.0 }
            channels:
              room:
                address: /rooms/{room}
                parameters: { room: { x-howl-schema: { type: integer, minimum: 1, maximum: 100 } } }
                bindings:
                  ws:
                    query:
                      type: object
                      properties: { lang: { type: string, enum: [de, en] } }
                    headers:
                      type: object
                      properties: { X-Level: { type: string, minLength: 2, maxLength: 5 } }
                messages:
                  say: { payload: { type: object, required: [type], properties: { type: { const: say } } } }
            operations:
              say:
                action: receive
                channel: { $ref: '#/channels/room' }
            """);

    @Test
    void findsNothingInAServerThatChecksThem() throws Exception {
        try (ContractMock server = ContractMock.of(CONTRACT).start()) {
            ConformanceReport report = Conformance.of(CONTRACT, server.uri())
                    .messagesPerSecond(5_000)
                    .generated(0)
                    .run();
            assertThat(report.findings())
                    .filteredOn(finding -> finding.caseId().contains("/parameter/"))
                    .isEmpty();
            assertThat(report.cases())
                    .filteredOn(result -> result.kind() == CaseKind.PARAMETER)
                    .extracting(CaseResult::id)
                    .contains(
                            "room/parameter/room/valid",
                            "room/parameter/room/minimum",
                            "room/parameter/room/maximum",
                            "room/parameter/room/type",
                            "room/parameter/lang/enum",
                            "room/parameter/X-Level/minLength",
                            "room/parameter/X-Level/maxLength");
            assertThat(report.coverage(CoverageKind.PARAMETER).missing()).isEmpty();
        }
    }

    @Test
    void notesWhatAServerAcceptsThatDoesNotLook() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.validates = false;
            ConformanceReport report = FaultyShop.run(CONTRACT, server)
                    .answerTime(Duration.ofSeconds(1))
                    .generated(0)
                    .run();
            assertThat(report.findings())
                    .filteredOn(finding -> finding.diagnosis() == Diagnosis.PARAMETER)
                    .extracting(Finding::caseId)
                    .contains("room/parameter/room/maximum", "room/parameter/lang/enum");
        }
    }
}

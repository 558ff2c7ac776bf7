package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.ClientConformance;
import dev.howl.testkit.conformance.listen.ClientRun;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Conformance test of the generated client: it must survive what no server may send. */
class ClientConformanceOfSdkTest {
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    @Test
    void theClientSurvivesInvalidPushes() throws Exception {
        Received<ConnectionState> states = new Received<>();
        try (ClientRun run = ClientConformance.of(ContractReader.read(CONTRACT))
                        .time(Duration.ofSeconds(20))
                        .generated(1)
                        .listen(0);
                HowlClient howl = HowlClient.builder(URI.create(run.url() + "/events"))
                        .onState(states)
                        .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                        .connect()) {
            howl.wisdom().subscribe((quote, position) -> {});
            ConformanceReport report = run.run();
            assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
            assertThat(report.cases()).hasSizeGreaterThan(40);
            assertThat(report.coverage(CoverageKind.MESSAGE).missing()).doesNotContain("events/connect");
        }
    }
}

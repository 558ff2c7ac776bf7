package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.ClientConformance;
import dev.howl.testkit.conformance.listen.ClientRun;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Conformance test of the generated client: it does what the roles ask, and survives what no server may send. */
class ClientConformanceOfSdkTest {
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private static final String CITY = "7d25bcc2-ae4b-4f34-8bb1-e6184f4e6ca4";
    private static final List<String> TOPICS = List.of("wisdom", "incidents", "broadcasts");

    @Test
    void theClientResumesAndSurvivesInvalidPushes() throws Exception {
        Received<ConnectionState> states = new Received<>();
        Received<Gap> gaps = new Received<>();
        // The run ends when the client stays away.
        CompletableFuture<Void> allPushed = new CompletableFuture<>();
        try (ClientRun run = ClientConformance.of(ContractReader.read(CONTRACT))
                        .time(Duration.ofMinutes(3))
                        .progress((result, done, planned) -> {
                            if (done == planned) {
                                allPushed.complete(null);
                            }
                        })
                        .generated(1)
                        .listen(0);
                HowlClient howl = HowlClient.builder(URI.create(run.url() + "/events"))
                        .onState(states)
                        .onGap(gaps)
                        .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                        .connect()) {
            howl.wisdom().subscribe((quote, position) -> {});
            howl.incidents().subscribe((diff, position) -> {});
            howl.broadcasts().subscribe(broadcast -> {});
            howl.alerts(CITY).subscribe(alert -> {});
            CompletableFuture<Void> closed = allPushed.thenRunAsync(howl::close);
            ConformanceReport report = run.run();
            closed.get(10, TimeUnit.SECONDS);
            assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
            assertThat(report.cases())
                    .extracting(CaseResult::id)
                    .contains(
                            "events/push/resume",
                            "events/push/moving",
                            "events/push/heartbeat",
                            "events/push/start/initial/1",
                            "events/push/start/subscribed/1")
                    .anyMatch(id -> id.startsWith("events/push/position/"))
                    .anyMatch(id -> id.startsWith("events/push/mutant/gap/"));
            assertThat(report.coverage(CoverageKind.MESSAGE).missing())
                    .doesNotContain(
                            "events/connect",
                            "events/subscribe",
                            "events/ping",
                            "events/pong",
                            "events/gap",
                            "events/alert");
            assertThat(gaps.waiting()).extracting(Gap::topic).containsAnyElementsOf(TOPICS);
        }
    }
}

package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testkit.conformance.check.ServerUnreachableException;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.process.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that no server keeps a run from its end. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class HostileServersTest {
    private static final Duration TIME = Duration.ofSeconds(3);

    @Test
    void endsInTimeIfNothingIsAnswered() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.answers = request -> List.of();
            server.refusal = (connection, error) -> {};
            server.malformed = connection -> {};
            server.pong = (connection, payload) -> {};
            server.closing = connection -> {};
            ConformanceReport report = run(server);
            assertThat(report.complete()).isFalse();
            assertThat(report.duration()).isLessThan(TIME.multipliedBy(4));
            assertThat(report.failures())
                    .extracting(Finding::diagnosis)
                    .contains(Diagnosis.NO_REPLY, Diagnosis.NO_PONG);
        }
    }

    @Test
    void endsInTimeIfItIsFlooded() throws Exception {
        try (ShopServer server = new ShopServer()) {
            String push = "{\"type\":\"price_changed\",\"item\":\"lamp\",\"price\":3}";
            server.opened = connection -> {
                while (true) {
                    connection.text(push);
                }
            };
            ConformanceReport report = run(server);
            assertThat(report.duration()).isLessThan(TIME.multipliedBy(4));
            // On a slow machine the time may be over before the first check has failed.
            assertThat(report.passed() && report.complete()).isFalse();
        }
    }

    @Test
    void endsInTimeIfEveryAnswerIsNoise() throws Exception {
        try (ShopServer server = new ShopServer()) {
            Random random = new Random(7);
            server.encoder = (opcode, payload) -> {
                byte[] noise = new byte[300];
                random.nextBytes(noise);
                return noise;
            };
            ConformanceReport report = run(server);
            assertThat(report.duration()).isLessThan(TIME.multipliedBy(4));
            assertThat(report.failures()).extracting(Finding::diagnosis).contains(Diagnosis.FRAMING);
        }
    }

    @Test
    void keepsAFaultThatShowsAgainAndAgainAFewTimesOnly() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.answers = request -> java.util.Collections.nCopies(2_000, "{\"type\":\"unknown\"}");
            ConformanceReport report = run(server);
            assertThat(report.findings()).hasSizeLessThan(400);
            assertThat(report.findings())
                    .allSatisfy(finding -> assertThat(finding.traffic()).hasSizeLessThanOrEqualTo(30));
        }
    }

    @Test
    void saysThatAServerCannotBeReached() {
        URI nobody = URI.create("ws://127.0.0.1:" + Ports.free());
        assertThatThrownBy(() -> Conformance.of(ShopContract.plain(), nobody).run())
                .isInstanceOf(ServerUnreachableException.class)
                .hasMessageContaining(nobody + "/shop cannot be reached");
    }

    private static ConformanceReport run(ShopServer server) throws Exception {
        return FaultyShop.run(ShopContract.withErrors(), server)
                .time(TIME)
                .answerTime(Duration.ofMillis(300))
                .run();
    }
}

package dev.howl.testkit.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import dev.howl.testkit.coverage.CoverageKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Test of {@link Conformance} against correct servers that are made without Howl: it finds nothing to complain of. */
@Execution(ExecutionMode.CONCURRENT)
class OtherServersTest {
    private static final String SCRIPT = """
            steps:
              - name: an order that nobody placed
                send: get_order
                channel: shop
                with: { /order_id: o-999999999 }
                expect: no_order
            """;

    static Stream<Arguments> servers() {
        return Arrays.stream(PeerPolicy.values())
                .flatMap(policy -> Stream.of(
                        server("Jetty", JettyPeer::new, policy),
                        server("Undertow", UndertowPeer::new, policy),
                        server("Tyrus", TyrusPeer::new, policy)));
    }

    private static Arguments server(String name, PeerServer.Start start, PeerPolicy policy) {
        return Arguments.of(name, policy, start);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("servers")
    void findsNothingInACorrectServer(String name, PeerPolicy policy, PeerServer.Start start, @TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("shop.yaml");
        Files.writeString(file, PeerContract.text(PeerContract.of(policy)));
        Contract contract = ContractReader.read(file);
        try (PeerServer server = start.with(new PeerShop(policy))) {
            ConformanceReport report = Conformance.of(contract, URI.create("ws://127.0.0.1:" + server.port()))
                    .script(ConformanceScriptReader.read(SCRIPT, "script"))
                    .messagesPerSecond(5_000)
                    .answerTime(Duration.ofSeconds(30))
                    .generated(3)
                    .requireCoverage(100)
                    .run();
            assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
            assertThat(report.findings()).extracting(Finding::caseId).allMatch(id -> isKnown(name, id));
            assertThat(report.problems()).isEmpty();
            assertThat(report.coverage(CoverageKind.PARAMETER).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.KEYWORD).missing()).isEmpty();
            assertThat(report.complete()).isTrue();
        }
    }

    /** Returns whether a note is right: Tyrus accepts frames without a mask, which RFC 6455 (5.1) forbids. */
    private static boolean isKnown(String server, String caseId) {
        return server.equals("Tyrus") && caseId.endsWith("/malformed/no-mask");
    }
}

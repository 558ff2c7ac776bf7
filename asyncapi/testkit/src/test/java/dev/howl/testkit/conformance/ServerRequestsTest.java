package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of the replies that the runner gives to requests of the server, with an auction that offers the lot. */
@Execution(ExecutionMode.CONCURRENT)
class ServerRequestsTest {
    private static final Path AUCTION = Path.of("src/test/resources/conformance/auction.yaml");

    private final AtomicInteger offers = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Queue<String> decisions = new ConcurrentLinkedQueue<>();

    private List<String> answers(ShopAnswers.Request request) {
        if (request.type().equals("decision")) {
            decisions.add(request.json().toString());
            return List.of("{\"type\":\"sold\",\"price\":500}");
        }
        String ref = request.ref() == null ? "" : ",\"ref\":\"" + request.ref() + "\"";
        String offer = "s-" + offers.incrementAndGet();
        asked.add(offer);
        List<String> messages = new ArrayList<>();
        messages.add("{\"type\":\"answer\",\"accepted\":true,\"highest\":5" + ref + "}");
        messages.add("{\"type\":\"offer\",\"price\":500,\"ref\":\"" + offer + "\"}");
        return messages;
    }

    private ShopServer auction() {
        ShopServer server = new ShopServer();
        server.validates = false;
        server.answers = this::answers;
        server.binary = (connection, photo) -> connection.frame(ShopServer.BINARY, photo);
        return server;
    }

    private static Conformance run(ShopServer server) throws Exception {
        return FaultyShop.run(ContractReader.read(AUCTION), server).validOnly();
    }

    @Test
    void answersEachRequestWithAValidReplyOfItsCorrelationId() throws Exception {
        try (ShopServer server = auction()) {
            ConformanceReport report = run(server).run();
            assertThat(report.findings()).isEmpty();
            assertThat(report.coverage(CoverageKind.MESSAGE).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.OPERATION).missing()).isEmpty();
        }
        assertThat(decisions).isNotEmpty().allMatch(reply -> asked.stream()
                .anyMatch(ref -> reply.contains("\"ref\":\"" + ref + "\"")));
        assertThat(decisions.element()).as("the example is the first").contains("\"taken\":true");
    }

    @Test
    void doesNotCountAnOperationWhoseRequestNeverComes() throws Exception {
        try (ShopServer server = auction()) {
            server.answers = request -> answers(request).subList(0, 1);
            ConformanceReport report = run(server).run();
            assertThat(report.coverage(CoverageKind.OPERATION).missing()).contains("offer");
            assertThat(report.coverage(CoverageKind.MESSAGE).missing()).contains("lot/offer", "lot/decision");
        }
    }

    @Test
    void findsARequestThatViolatesItsSchema() throws Exception {
        try (ShopServer server = auction()) {
            server.answers = request -> answers(request).stream()
                    .map(text -> text.replace("\"price\":500", "\"price\":0"))
                    .toList();
            ConformanceReport report = run(server).run();
            assertThat(report.findings()).extracting(Finding::diagnosis).contains(Diagnosis.SCHEMA);
            assertThat(decisions).as("it is not answered").isEmpty();
        }
    }
}

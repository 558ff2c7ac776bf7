package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.TrafficLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that a failure is made small, and can be repeated. */
@Execution(ExecutionMode.CONCURRENT)
class RepeatedCaseTest {

    @Test
    void shrinksTheMessageThatFails() throws Exception {
        try (ShopServer server = new ShopServer()) {
            failsAboveThree(server);
            CaseResult failed = failed(FaultyShop.run(ShopContract.withErrors(), server)
                    .generated(10)
                    .validOnly()
                    .run());
            List<TrafficLine> traffic = failed.findings().get(0).traffic();
            assertThat(traffic.get(traffic.size() - 1).text()).contains("GBP");
            assertThat(traffic.get(traffic.size() - 2).text())
                    .containsPattern("\"item\":\"a+\"")
                    .doesNotContain("gift");
        }
    }

    @Test
    void repeatsACaseByItsIdAndTheSeed() throws Exception {
        try (ShopServer server = new ShopServer()) {
            failsAboveThree(server);
            CaseResult failed = failed(FaultyShop.run(ShopContract.withErrors(), server)
                    .seed(5)
                    .generated(10)
                    .validOnly()
                    .run());
            ConformanceReport again = FaultyShop.run(ShopContract.withErrors(), server)
                    .seed(5)
                    .generated(10)
                    .only(failed.id())
                    .run();
            assertThat(again.cases()).extracting(CaseResult::id).containsExactly(failed.id());
            assertThat(again.failures().get(0).sentence())
                    .isEqualTo(failed.findings().get(0).sentence());
        }
    }

    private static CaseResult failed(ConformanceReport report) {
        return report.cases().stream()
                .filter(one -> one.kind() == CaseKind.GENERATED && one.failed())
                .findFirst()
                .orElseThrow();
    }

    /** Breaks the replies to orders of more than three. */
    private static void failsAboveThree(ShopServer server) {
        server.answers = request -> ShopAnswers.to(request).stream()
                .map(answer -> request.json().path("count").asDouble(0) > 3 ? answer.replace("EUR", "GBP") : answer)
                .toList();
    }
}

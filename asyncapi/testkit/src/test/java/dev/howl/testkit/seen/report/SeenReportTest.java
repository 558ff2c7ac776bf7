package dev.howl.testkit.seen.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.seen.SeenElement;
import dev.howl.testkit.seen.SeenFile;
import dev.howl.testkit.seen.SeenFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of what is made of the files of all tests: the merge, the sentence that fails a build, the page and the JSON. */
class SeenReportTest {
    private static final Path DOCUMENT = Path.of("src/test/resources/record/desk.yaml");
    private static final Instant NOW = Instant.parse("2026-03-14T06:00:00Z");
    private static final String EVIL = "</span><script>alert('x')</script>\u202e\u0000\"&";
    private static final Set<CoverageKind> CODES = Set.of(CoverageKind.ERROR_CODE, CoverageKind.CLOSE_CODE);

    private final List<SeenFolder.Entry> entries = new ArrayList<>();
    private Contract contract;

    @BeforeEach
    void read() throws Exception {
        contract = ContractReader.read(DOCUMENT);
    }

    private void seen(String module, String test, CoverageKind kind, String element, long count, String... methods) {
        SeenFile file = new SeenFile(
                test,
                NOW,
                Map.of("Desk 1.0.0", Map.of(kind, Map.of(element, new SeenElement(count, List.of(methods))))));
        entries.add(new SeenFolder.Entry(module, Path.of("seen"), file));
    }

    private void allCodes() {
        contract.channels()
                .get(0)
                .howl()
                .errors()
                .keySet()
                .forEach(code -> seen("server", "CodesTest", CoverageKind.ERROR_CODE, "desk/" + code, 1));
        seen("server", "CodesTest", CoverageKind.CLOSE_CODE, "desk/4001", 1);
    }

    private SeenReport report(boolean complete, Set<CoverageKind> required, String... except) {
        CoverageRequirement requirement = new CoverageRequirement(required, Set.of(except));
        SeenFolder folder = new SeenFolder(entries, List.of("server/cut.seen.json: " + EVIL));
        return SeenReport.of(contract, folder, complete, requirement, NOW);
    }

    @Test
    void countsOfModulesAndClassesAreMerged() {
        seen("server", "desk.OrdersTest", CoverageKind.MESSAGE, "desk/hello", 2, "orders");
        seen("client", "desk.ClientTest", CoverageKind.MESSAGE, "desk/hello", 5);
        seen("client", "desk.ClientTest", CoverageKind.MESSAGE, "desk/unknown", 1);
        SeenReport report = report(true, CODES);
        assertThat(report.elements()
                        .getOrDefault(CoverageKind.MESSAGE, Map.of())
                        .get("desk/hello"))
                .extracting(SeenBy::module, SeenBy::simpleName, by -> by.seen().count())
                .containsExactly(tuple("client", "ClientTest", 5L), tuple("server", "OrdersTest", 2L));
        assertThat(report.count(CoverageKind.MESSAGE).counts())
                .containsEntry("desk/hello", 7L)
                .containsEntry("desk/news", 0L)
                .doesNotContainKey("desk/unknown");
        assertThat(report.from()).isEqualTo("2 test classes of 2 modules");
    }

    @Test
    void anotherContractOrVersionIsNotCounted() {
        SeenFile other = new SeenFile(
                "OrdersTest",
                NOW,
                Map.of(
                        "Desk 0.9.0",
                        Map.of(CoverageKind.MESSAGE, Map.of("desk/hello", new SeenElement(1, List.of())))));
        entries.add(new SeenFolder.Entry("server", Path.of("x"), other));
        assertThat(report(true, CODES).tests()).isEmpty();
    }

    @Test
    void aMissingCodeIsNamedWithWhatToDo() {
        allCodes();
        entries.removeIf(entry -> entry.file().contracts().toString().contains("desk/4001")
                || entry.file().contracts().toString().contains("desk/wrong_id")
                || entry.file().contracts().toString().contains("desk/internal"));
        assertThat(MissingElements.sentence(report(true, CODES)))
                .contains("no test saw the error codes desk/internal and desk/wrong_id, and the close code desk/4001"
                        + " of Desk 1.0.0: write tests in which the server sends or gets each of them, or remove them from "
                        + DOCUMENT + ", or name them in 'except' of the goal howl:report");
        assertThat(MissingElements.sentence(report(true, CODES, "internal", "desk/wrong_id", "4001")))
                .isEmpty();
    }

    @Test
    void aPartialRunRequiresNothingAndClaimsNothing() {
        SeenReport partial = report(false, CODES);
        assertThat(MissingElements.sentence(partial)).isEmpty();
        assertThat(SeenPage.of(partial)).contains("partial run").doesNotContain("✓", "✗");
        assertThat(SeenReportJson.of(partial).path("passed").isNull()).isTrue();
        assertThat(SeenReportJson.of(partial).path("complete").asBoolean()).isFalse();
    }

    @Test
    void otherKindsAreRequiredOnDemand() {
        allCodes();
        assertThat(MissingElements.sentence(report(true, CODES))).isEmpty();
        assertThat(MissingElements.sentence(report(true, Set.of(CoverageKind.OPERATION))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("no test saw the operations login, "));
    }

    @Test
    void exceptionsThatAreSeenOrUnknownAreTold() {
        allCodes();
        assertThat(report(true, CODES, "internal", "typo").needlessExceptions()).containsExactly("internal", "typo");
        entries.clear();
        assertThat(report(true, CODES, "internal", "desk/4001").needlessExceptions())
                .isEmpty();
    }

    @Test
    void thePageShowsWhichTestSawWhat() {
        allCodes();
        seen("client", "desk.ClientTest", CoverageKind.MESSAGE, "desk/hello", 5, "connects", "orders");
        String page = SeenPage.of(report(true, CODES));
        assertThat(page)
                .contains("✓ all that is required was seen", "<b title=\"desk.ClientTest\">ClientTest</b>")
                .contains("connects, orders", "client → server", "2 test classes of 2 modules")
                .contains(">news<", "no test");
        assertThat(SeenPage.of(report(true, Set.of(CoverageKind.MESSAGE)))).contains("✗ 5 not seen");
    }

    @Test
    void hostileNamesAreEscaped() {
        seen(EVIL, EVIL, CoverageKind.MESSAGE, "desk/hello", 5, EVIL);
        seen(EVIL, EVIL, CoverageKind.KEYWORD, "desk/" + EVIL, 0);
        SeenReport report = report(true, CODES);
        assertThat(SeenPage.of(report))
                .doesNotContain("<script", "\u202e", "\u0000")
                .contains("&lt;script&gt;");
        assertThat(SeenReportJson.of(report).toString())
                .doesNotContain("\u0000")
                .contains("\\u0000");
        assertThat(MissingElements.sentence(report(true, Set.of(CoverageKind.KEYWORD))))
                .hasValueSatisfying(sentence -> assertThat(sentence).doesNotContain("\u202e", "\u0000"));
    }

    @Test
    void theJsonHasWhatThePageHas() {
        allCodes();
        seen("client", "desk.ClientTest", CoverageKind.MESSAGE, "desk/hello", 5, "connects");
        var json = SeenReportJson.of(report(true, CODES));
        assertThat(json.path("passed").asBoolean()).isTrue();
        assertThat(json.at("/coverage/close_code/seen").asInt()).isEqualTo(1);
        assertThat(json.at("/coverage/message/elements/desk~1hello").toString())
                .isEqualTo(
                        "{\"count\":5,\"from\":\"server\",\"tests\":[{\"module\":\"client\",\"test\":\"desk.ClientTest\","
                                + "\"count\":5,\"methods\":[\"connects\"]}]}");
    }
}

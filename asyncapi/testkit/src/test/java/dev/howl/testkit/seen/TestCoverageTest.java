package dev.howl.testkit.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link TestCoverage}: which test gets what is seen, and when it is written. */
class TestCoverageTest {
    private static final Path DOCUMENT = Path.of("src/test/resources/record/desk.yaml");
    private static final RunningTest CLASS = RunningTest.of("desk.OrdersTest", null);
    private static final RunningTest METHOD = RunningTest.of("desk.OrdersTest", "orders");

    @TempDir
    private Path folder = Path.of("");

    private Contract contract;
    private TestCoverage coverage;

    @BeforeEach
    void read() throws Exception {
        contract = ContractReader.read(DOCUMENT);
        coverage = new TestCoverage(folder);
    }

    private void saw(CoverageKind kind, String element) {
        coverage.saw(coverage.current().orElseThrow(), contract, kind, element);
    }

    private Map<CoverageKind, Map<String, SeenElement>> written(String test) throws Exception {
        return SeenFolder.read(folder).entries().stream()
                .filter(entry -> entry.file().test().equals(test))
                .findFirst()
                .map(entry -> entry.file().contracts())
                .orElse(Map.of())
                .getOrDefault("Desk 1.0.0", Map.of());
    }

    @Test
    void aClassIsWrittenAtItsEndWithItsMethods() throws Exception {
        coverage.started(CLASS);
        saw(CoverageKind.MESSAGE, "desk/hello");
        coverage.started(METHOD);
        saw(CoverageKind.MESSAGE, "desk/hello");
        saw(CoverageKind.ERROR_CODE, "desk/wrong");
        coverage.finished(METHOD);
        assertThat(written("desk.OrdersTest")).isEmpty();
        coverage.finished(CLASS);
        assertThat(written("desk.OrdersTest"))
                .isEqualTo(Map.of(
                        CoverageKind.MESSAGE,
                        Map.of("desk/hello", new SeenElement(2, List.of("orders"))),
                        CoverageKind.ERROR_CODE,
                        Map.of("desk/wrong", new SeenElement(1, List.of("orders")))));
    }

    @Test
    void nestedClassesBelongToTheOutermost() throws Exception {
        coverage.started(CLASS);
        coverage.started(RunningTest.of("desk.OrdersTest$Late", null));
        coverage.started(RunningTest.of("desk.OrdersTest$Late", "isRefused"));
        saw(CoverageKind.CLOSE_CODE, "desk/4001");
        coverage.finished(RunningTest.of("desk.OrdersTest$Late", "isRefused"));
        coverage.finished(RunningTest.of("desk.OrdersTest$Late", null));
        assertThat(written("desk.OrdersTest")).isEmpty();
        coverage.finished(CLASS);
        assertThat(written("desk.OrdersTest").get(CoverageKind.CLOSE_CODE))
                .containsEntry("desk/4001", new SeenElement(1, List.of("isRefused")));
    }

    @Test
    void whatTheContractDoesNotHaveIsNotCounted() throws Exception {
        coverage.started(CLASS);
        for (int i = 0; i < 1_000; i++) {
            saw(CoverageKind.ERROR_CODE, "desk/made-up-" + i);
        }
        coverage.finished(CLASS);
        assertThat(written("desk.OrdersTest")).isEmpty();
    }

    @Test
    void aRunThatCountsByItselfBringsItsKeywordsAlsoThoseNotSeen() throws Exception {
        coverage.started(METHOD);
        coverage.add(
                contract,
                Map.of(
                        CoverageKind.KEYWORD,
                        new CoverageCount(Map.of("desk/order /items maximum", 2L, "desk/order /id type", 0L))));
        coverage.finished(METHOD);
        assertThat(written("desk.OrdersTest").get(CoverageKind.KEYWORD))
                .containsEntry("desk/order /items maximum", new SeenElement(2, List.of("orders")))
                .containsEntry("desk/order /id type", SeenElement.NONE);
    }

    @Test
    void followersAreToldWhichTestRunsUntilAnotherClassRunsToo() {
        List<RunningTest> told = new ArrayList<>();
        coverage.follow(told::add);
        coverage.started(CLASS);
        coverage.started(METHOD);
        coverage.started(RunningTest.of("desk.OtherTest", null));
        coverage.finished(METHOD);
        assertThat(told).containsExactly(CLASS, METHOD);
    }

    @Test
    void withSeveralClassesAtATimeAThreadBelongsToItsOwn() {
        coverage.started(METHOD);
        CompletableFuture.runAsync(() -> {
                    coverage.started(RunningTest.of("desk.OtherTest", "waits"));
                    assertThat(coverage.current()).contains(RunningTest.of("desk.OtherTest", null));
                })
                .join();
        assertThat(coverage.current()).contains(CLASS);
        assertThat(CompletableFuture.supplyAsync(coverage::current, task -> new Thread(task).start())
                        .join())
                .isEmpty();
    }

    @Test
    void withoutAFolderNothingIsCounted() {
        TestCoverage off = new TestCoverage(null);
        off.started(METHOD);
        assertThat(off.current()).isEmpty();
        off.add(contract, Map.of());
        off.finished(METHOD);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTestOutsideOfJunitIsNotCounted() {
        coverage.add(contract, Map.of(CoverageKind.MESSAGE, new CoverageCount(Map.of("desk/hello", 1L))));
        assertThat(folder).isEmptyDirectory();
    }
}

package dev.howl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.seen.SeenElement;
import dev.howl.testkit.seen.SeenFolder;
import dev.howl.testkit.seen.TestCoverage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what a recorder adds to the coverage of the tests. */
class RecordedCoverageTest {
    private static final RunningTest CLASS = RunningTest.of("desk.OrdersTest", null);
    private static final RunningTest FIRST = RunningTest.of("desk.OrdersTest", "first");
    private static final RunningTest SECOND = RunningTest.of("desk.OrdersTest", "second");

    @TempDir
    private Path folder = Path.of("");

    private Contract contract;
    private ContractMock mock;
    private MockChannel desk;
    private TestCoverage tests;

    @BeforeEach
    void start() throws Exception {
        contract = ContractReader.read(Path.of("src/test/resources/record/desk.yaml"));
        mock = ContractMock.of(contract).start();
        desk = mock.channel("desk");
        desk.allowViolations();
        tests = new TestCoverage(folder);
        tests.started(CLASS);
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private RawClient client(Recorder recorder) throws Exception {
        RawClient client =
                RawClient.connect(URI.create(recorder.uri("/desks/oslo").toString()));
        String id = client.await("hello").path("id").asString();
        client.send("{\"type\":\"login\",\"id\":\"" + id + "\"}");
        client.send("{\"type\":\"order\",\"id\":\"" + id + "\",\"items\":1,\"ref\":\"a\"}");
        client.await("ordered");
        return client;
    }

    private Map<CoverageKind, Map<String, SeenElement>> seen() throws Exception {
        tests.finished(CLASS);
        return SeenFolder.read(folder).entries().stream()
                .findFirst()
                .map(entry -> entry.file().contracts())
                .orElse(Map.of())
                .getOrDefault("Desk 1.0.0", Map.of());
    }

    @Test
    void validFramesAreCountedForTheTestThatRuns() throws Exception {
        try (Recorder recorder = Recorder.between(ConformanceCheck.of(contract), mock.address(), tests)) {
            tests.started(FIRST);
            client(recorder).close();
            tests.finished(FIRST);
            tests.started(SECOND);
            try (RawClient client = client(recorder)) {
                desk.push("news");
                client.await("news");
                desk.push("failure", "{\"type\":\"failure\",\"code\":\"wrong\"}");
                client.await("failure");
                desk.close(4001);
                assertThat(client.awaitClosed().code()).isEqualTo(4001);
            }
            tests.finished(SECOND);
        }
        Map<CoverageKind, Map<String, SeenElement>> seen = seen();
        SeenElement both = new SeenElement(2, List.of("first", "second"));
        SeenElement once = new SeenElement(1, List.of("second"));
        assertThat(seen.get(CoverageKind.MESSAGE))
                .isEqualTo(Map.of(
                        "desk/hello",
                        both,
                        "desk/login",
                        both,
                        "desk/order",
                        both,
                        "desk/ordered",
                        both,
                        "desk/news",
                        once,
                        "desk/failure",
                        once));
        assertThat(seen.get(CoverageKind.OPERATION))
                .isEqualTo(Map.of("login", both, "order", both, "greet", both, "tell", once, "fail", once));
        assertThat(seen.get(CoverageKind.ERROR_CODE)).isEqualTo(Map.of("desk/wrong", once));
        assertThat(seen.get(CoverageKind.CLOSE_CODE)).isEqualTo(Map.of("desk/4001", once));
    }

    @Test
    void invalidFramesAreNotCounted() throws Exception {
        try (Recorder recorder = Recorder.between(ConformanceCheck.of(contract), mock.address(), tests);
                RawClient client = client(recorder)) {
            recorder.allow(frame -> frame.text().contains("\"items\":9"));
            client.send("{\"type\":\"order\",\"id\":\"x\",\"items\":9}");
            client.await("failure");
        }
        assertThat(seen().get(CoverageKind.MESSAGE)).containsEntry("desk/order", new SeenElement(1, List.of()));
    }

    @Test
    void aMocksAnswersAreNotCounted() throws Exception {
        ConformanceCheck check = ConformanceCheck.of(contract).uncounted();
        try (Recorder recorder = Recorder.between(check, mock.address(), tests)) {
            client(recorder).close();
            assertThat(recorder.frames()).isNotEmpty();
        }
        assertThat(seen()).isEmpty();
    }
}

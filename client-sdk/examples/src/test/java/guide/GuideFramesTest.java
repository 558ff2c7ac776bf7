package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.HowlClient;
import dev.howl.client.IncidentsSnapshot;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.ConformanceCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON of the guides: frames that their contracts allow, and an incident that the server reads. */
class GuideFramesTest {
    private static final Path FOLDER = Path.of("src/test/resources/guide");
    private static final Path WISDOM = MarkdownPage.TOP.resolve("asyncapi/contract/originals/wisdom.asyncapi.yaml");

    @Test
    void framesAreThoseOfTheContract() throws Exception {
        checkAll("refresh-token.jsonl", GuideServer.CONTRACT, "/events");
        checkAll("wisdom.jsonl", WISDOM, "/connect");
    }

    private static void checkAll(String file, Path contract, String address) throws Exception {
        ConformanceCheck check =
                ConformanceCheck.of(ContractReader.read(contract)).uncounted();
        List<String> frames = MarkdownPage.content(FOLDER.resolve(file)).lines().toList();
        assertThat(frames).isNotEmpty().allSatisfy(frame -> assertThat(List.of(Direction.values()))
                .as(frame)
                .anyMatch(direction -> check.check(address, direction, frame).isEmpty()));
    }

    @Test
    void theIncidentIsReadByTheServer() throws Exception {
        Arrivals arrivals = new Arrivals();
        try (GuideServer server = new GuideServer();
                HowlClient howl = HowlClient.connect(server.uri())) {
            server.show(MarkdownPage.content(FOLDER.resolve("incident.json")));
            howl.incidents().follow(arrivals::add, arrivals::add);
            assertThat(arrivals.next(IncidentsSnapshot.class)).isNotNull();
            Await.until("the incident is there", () -> howl.incidents().current().join().incidents().stream()
                    .anyMatch(incident -> incident.id() == 219));
        }
    }
}

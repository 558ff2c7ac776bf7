package dev.howl.app.incidents;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Acceptance test of a client that reads the changes of incidents too slowly. */
class IncidentLaggardsTest {
    /** More than the buffers between the server and a client take: some 3.6 MB. */
    private static final int MANY = 400;

    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    @Test
    void areClosedWith4001OnceTheirNextEventHasLeftTheWindow() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = IncidentServer.startReady(dashboard, "howl.log.window.count=1");
                Mirror mirror = Mirror.of(server)) {
            server.recorder().pause(Direction.TO_CLIENT);
            dashboard.show(IntStream.range(0, MANY)
                    .mapToObj(id -> incident(id, "t".repeat(9_000), 1))
                    .toArray(String[]::new));
            dashboard.awaitRequests(2);
            for (int i = 1; i <= 3; i++) {
                dashboard.show(incident(1, "change " + i, 1));
                dashboard.awaitRequests(2);
            }
            server.recorder().resume(Direction.TO_CLIENT);
            assertThat(mirror.peer().raw().awaitClosed().code()).isEqualTo(4001);
            try (Mirror resumed = Mirror.of(server)) {
                assertThat(resumed.texts()).containsExactly("change 3");
            }
        }
    }
}

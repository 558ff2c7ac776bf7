package dev.howl.app.originals.status;

import static dev.howl.app.originals.status.StatusWireTest.await;
import static dev.howl.app.originals.status.StatusWireTest.open;
import static dev.howl.app.originals.status.StatusWireTest.start;
import static dev.howl.app.originals.status.StatusWireTest.written;
import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of what the status dashboard's wire makes of the dashboard's responses, and when it asks for them. */
class StatusPollingTest {
    private static final String NONE = "There are no incidents";

    /** Neither the other incidents nor those of Howl's topic are lost for an incident that is none of the contract. */
    @Test
    void passesAnOddIncidentOn() throws Exception {
        String odd = incident(3, "three", 1).replaceFirst("\"impact\": *1", "\"impact\":\"major\"");
        try (StubDashboard dashboard = StubDashboard.start();
                ServerUnderTest server = start(dashboard);
                TextPeer client = open(server);
                Peer howl = Peer.open(server)) {
            await(client, dashboard, NONE);
            howl.send("connect");
            dashboard.show(incident(3, "three", 1), incident(5, "five", 1));
            client.assertReceives("Changes: [" + written(3, "three", 1, "") + "," + written(5, "five", 1, "") + "]");
            dashboard.show(odd, "{\"text\":\"without an id\"}", "7", incident(5, "five", 2));
            String changed = written(3, "three", 1, "").replace("\"impact\":1", "\"impact\":\"major\"");
            client.assertReceives(
                    "Changes: [{\"text\":\"without an id\"},7," + changed + "," + written(5, "five", 2, "") + "]");
            client.assertAnswer(
                    "get_incidents",
                    "[" + changed + ",{\"text\":\"without an id\"},7," + written(5, "five", 2, "") + "]");
            JsonNode incidents = howl.ask("get_incidents", Map.of(), "all").at("/payload/incidents");
            assertThat(incidents.valueStream().map(incident -> incident.path("impact")
                            .intValue()))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void bringsThePollForwardForAClientThatAsks() throws Exception {
        try (StubDashboard slow = StubDashboard.start();
                ServerUnderTest other = start(slow, "howl.incidents.poll-interval=1h");
                TextPeer client = open(other)) {
            client.assertAnswer("get_incidents", NONE);
            slow.show(incident(1, "one", 1));
            String one = "[" + written(1, "one", 1, "") + "]";
            String heard = client.send("get_incidents").receive();
            for (int tries = 0; heard.equals(NONE) && tries < 200; tries++) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                heard = client.send("get_incidents").receive();
            }
            assertThat(List.of(heard, client.receive())).containsExactlyInAnyOrder(one, "Changes: " + one);
            int polls = slow.requests();
            for (int i = 0; i < 30; i++) {
                client.send("get_incidents");
            }
            for (int i = 0; i < 30; i++) {
                client.assertReceives(one);
            }
            assertThat(slow.requests()).as("one poll for all who ask").isLessThanOrEqualTo(polls + 2);
        }
    }
}

package dev.howl.app.originals.status;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acceptance test of the status dashboard's wire, byte for byte. */
class StatusWireTest {
    private static final String ADDRESS = "/original/status";
    private static final String NONE = "There are no incidents";
    private static final String FAILED = "Failed to fetch data from API";
    private static final String HINT = "Enter 'get_incidents' to get current incidents";

    private static final List<String> OTHER_INPUTS = List.of(
            "hello", "", " ", "get_incidents ", "GET_INCIDENTS", "get incidents", "{\"a\":1}", "[1]", "5", "null");

    private static StubDashboard dashboard;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        dashboard = StubDashboard.start();
        server = start(dashboard);
    }

    /** Empties the dashboard. The wire reports no removals, so clients of this test receive nothing for it. */
    @BeforeEach
    void empty() {
        dashboard.show();
    }

    @AfterAll
    static void stop() {
        server.close();
        dashboard.close();
    }

    static ServerUnderTest start(StubDashboard dashboard, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(dashboard.setting());
        if (!all.toString().contains("poll-interval")) {
            all.add("howl.incidents.poll-interval=200ms");
        }
        all.add("howl.wisdom.interval=1h");
        return ServerUnderTest.start(
                RealServer.COMMAND, OriginalContracts.check("status-dashboard", ADDRESS), all.toArray(String[]::new));
    }

    private static TextPeer open() throws IOException {
        return open(server);
    }

    static TextPeer open(ServerUnderTest server) throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS);
    }

    private static void await(TextPeer client, String answer) throws Exception {
        await(client, dashboard, answer);
    }

    /**
     * Repeats {@code get_incidents} until the answer is the expected one, once per poll of the dashboard, at most 20
     * times.
     */
    static void await(TextPeer client, StubDashboard dashboard, String answer) throws Exception {
        String heard = client.send("get_incidents").receive();
        for (int tries = 0; !heard.equals(answer) && tries < 20; tries++) {
            dashboard.awaitRequests(1);
            heard = client.send("get_incidents").receive();
        }
        assertThat(heard).isEqualTo(answer);
    }

    static String written(long id, String text, int impact, String updates) {
        return "{\"id\":" + id + ",\"text\":\"" + text + "\",\"impact\":" + impact
                + ",\"start_date\":\"2026-03-14 06:00\",\"end_date\":null,\"system\":false,\"components\":[],\"updates\":["
                + updates + "]}";
    }

    private static String update(String text) {
        return "{\"text\":\"" + text + "\",\"status\":\"fixing\",\"timestamp\":\"2026-03-14 06:00\"}";
    }

    @Test
    void answersWithTheDashboardsList() throws Exception {
        try (TextPeer client = open()) {
            await(client, NONE);
            dashboard.show(incident(1, "Слишком долго", 1, "We look"), incident(2, "two", 3));
            String both = written(1, "Слишком долго", 1, update("We look")) + "," + written(2, "two", 3, "");
            client.assertReceives("Changes: [" + both + "]");
            client.assertAnswer("get_incidents", "[" + both + "]");
        }
    }

    /**
     * The order of incidents, properties and updates stays the dashboard's, and so do properties outside the contract.
     */
    @Test
    void passesTheDashboardsIncidentsOnUnchanged() throws Exception {
        String later = "{\"id\":9,\"impact\":1,\"text\":\"nine\",\"start_date\":\"2026-03-14 06:00\",\"end_date\":null,"
                + "\"components\":[{\"id\":3,\"name\":\"ECS\"}],\"updates\":["
                + "{\"id\":2,\"status\":\"fixing\",\"text\":\"two\",\"timestamp\":\"2026-03-14 06:20\"},"
                + "{\"id\":1,\"status\":\"analyzing\",\"text\":\"one\",\"timestamp\":\"2026-03-14 06:10\"}]}";
        String earlier = "{\"id\":4,\"text\":\"four\",\"impact\":0,\"start_date\":\"2026-03-14 06:00\",\"updates\":[]}";
        String also = later.replace("\"id\":9", "\"id\":12");
        try (TextPeer client = open()) {
            await(client, NONE);
            dashboard.show(later, earlier);
            client.assertReceives("Changes: [" + later + "," + earlier + "]");
            client.assertAnswer("get_incidents", "[" + later + "," + earlier + "]");
            dashboard.show(also, later.replace("nine", "Nine"), earlier.replace("four", "Four"));
            client.assertReceives("Changes: [" + also + "," + later.replace("nine", "Nine") + ","
                    + earlier.replace("four", "Four") + "]");
            String components =
                    earlier.replace("four", "Four").replace("\"updates\"", "\"components\":[7],\"updates\"");
            dashboard.show(components);
            client.assertReceives("Changes: [" + components + "]");
            client.assertAnswer("get_incidents", "[" + components + "]");
        }
    }

    @Test
    void pushesNewThenChangedIncidentsToEveryClient() throws Exception {
        try (TextPeer one = open();
                TextPeer two = open()) {
            await(one, NONE);
            await(two, NONE);
            dashboard.show(incident(5, "five", 1));
            String first = "Changes: [" + written(5, "five", 1, "") + "]";
            one.assertReceives(first);
            two.assertReceives(first);
            dashboard.show(incident(5, "five", 2, "worse"), incident(9, "nine", 0));
            String second =
                    "Changes: [" + written(9, "nine", 0, "") + "," + written(5, "five", 2, update("worse")) + "]";
            one.assertReceives(second);
            two.assertReceives(second);
        }
    }

    @Test
    void pushesNothingForARemovedIncident() throws Exception {
        try (TextPeer client = open()) {
            await(client, NONE);
            dashboard.show(incident(1, "one", 1));
            client.assertReceives("Changes: [" + written(1, "one", 1, "") + "]");
            dashboard.show();
            await(client, NONE);
            dashboard.show(incident(2, "two", 1));
            client.assertReceives("Changes: [" + written(2, "two", 1, "") + "]");
        }
    }

    @Test
    void pushesNothingForTheFirstList() throws Exception {
        try (StubDashboard fresh = StubDashboard.start()) {
            fresh.answer(fresh.status(500));
            try (ServerUnderTest other = start(fresh);
                    TextPeer client = open(other)) {
                await(client, fresh, FAILED);
                fresh.show(incident(1, "one", 1));
                await(client, fresh, "[" + written(1, "one", 1, "") + "]");
                fresh.show(incident(1, "one", 1), incident(2, "two", 1));
                client.assertReceives("Changes: [" + written(2, "two", 1, "") + "]");
            }
        }
    }

    @Test
    void reportsAnOutageAndPushesTheChangesMadeMeanwhile() throws Exception {
        try (TextPeer client = open()) {
            await(client, NONE);
            dashboard.answer(dashboard.status(503));
            await(client, FAILED);
            dashboard.answer(dashboard.cutOff("[{\"id\": 1"));
            await(client, FAILED);
            dashboard.show(incident(1, "one", 1));
            client.assertReceives("Changes: [" + written(1, "one", 1, "") + "]");
            await(client, "[" + written(1, "one", 1, "") + "]");
        }
    }

    @Test
    void answersAnyOtherInputWithTheHint() throws Exception {
        try (TextPeer client = open()) {
            for (String text : OTHER_INPUTS) {
                client.assertAnswer(text, HINT);
            }
        }
    }

    @Test
    void keepsASilentClientAliveWithPings() throws Exception {
        try (ServerUnderTest other = start(dashboard, "howl.heartbeat.ping-interval=1s");
                TextPeer client = open(other)) {
            for (int pings = 0; pings < 5; pings++) {
                WireFrame ping = client.socket().readFrame().orElseThrow();
                assertThat(ping.opcode()).isEqualTo(Opcode.PING);
                client.socket().sendFrame(true, 0, Opcode.PONG, ping.payload());
            }
            await(client, NONE);
        }
    }

    @Test
    void pushesToTheOthersWhenClientsDisappearOrAreClosed() throws Exception {
        List<TextPeer> clients = new ArrayList<>();
        try (TextPeer stays = open()) {
            await(stays, NONE);
            for (int i = 0; i < 30; i++) {
                clients.add(open());
            }
            clients.subList(1, 10).forEach(TextPeer::close);
            clients.get(0).send("x".repeat(70_000));
            WireFrame close = clients.get(0).socket().readFrame().orElseThrow();
            assertThat(close.closeCode()).isEqualTo(1009);
            dashboard.show(incident(1, "one", 1));
            for (TextPeer client : clients.subList(10, 30)) {
                client.assertReceives("Changes: [" + written(1, "one", 1, "") + "]");
            }
            stays.assertReceives("Changes: [" + written(1, "one", 1, "") + "]");
        } finally {
            clients.forEach(TextPeer::close);
        }
    }

    @Test
    void answersABinaryFrameWithTheHint() throws Exception {
        try (TextPeer client = open()) {
            client.socket().sendFrame(true, 0, Opcode.BINARY, "get_incidents".getBytes(StandardCharsets.UTF_8));
            client.assertReceives(HINT);
            server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
        }
    }
}

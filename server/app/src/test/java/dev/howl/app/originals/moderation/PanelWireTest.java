package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.assertCard;
import static dev.howl.app.originals.moderation.PanelServer.open;
import static dev.howl.app.originals.moderation.PanelServer.operator;
import static dev.howl.app.originals.moderation.PanelServer.panel;
import static dev.howl.app.originals.moderation.PanelServer.prepare;
import static dev.howl.app.originals.moderation.PanelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance test of the moderation panel's wire, byte for byte, on a server bound to loopback, which needs no token.
 */
class PanelWireTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = PanelServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsAndRemovesAResponseOnEveryPanel() throws Exception {
        try (TextPeer one = panel(server, "one");
                TextPeer two = panel(server, "two");
                TextPeer bot = open(server);
                Peer howl = operator(server)) {
            String id = prepare(server, "Anna");
            assertCard(one.receive(), id, "Anna");
            assertCard(two.receive(), id, "Anna");
            howl.await("response_pending");

            bot.assertAnswer("SR " + id, "OK SR " + id);
            assertCard(one.receive(), id, "Anna");
            assertCard(two.receive(), id, "Anna");
            assertThat(text(howl.await("response_pending"), "response_id")).isEqualTo(id);

            two.send("APPROVED " + id).assertReceivesInAnyOrder("OK APPROVED " + id, "APPROVED " + id);
            one.assertReceives("APPROVED " + id);
            JsonNode resolved = howl.await("response_resolved");
            assertThat(text(resolved, "status")).isEqualTo("approved");
            assertThat(text(resolved, "by")).isEqualTo("two");

            // A repeated approval gets the same answer and is not announced: the next message of both panels is another
            // card.
            one.assertAnswer("APPROVED " + id, "OK APPROVED " + id);
            String next = prepare(server, "Boris");
            assertCard(one.receive(), next, "Boris");
            assertCard(two.receive(), next, "Boris");
        }
    }

    @Test
    void removesAResponseRejectedOverTheHowlProtocol() throws Exception {
        try (TextPeer panel = panel(server, "panel");
                Peer howl = operator(server)) {
            String id = prepare(server, "Vera");
            assertCard(panel.receive(), id, "Vera");
            howl.ask("reject_response", Map.of("response_id", id), "r");
            panel.assertReceives("REJECTED " + id);
            panel.assertAnswer("APPROVED " + id, "ERROR conflict: the response is rejected already");
            panel.assertAnswer("SR " + id, "ERROR conflict: the response is rejected already");
        }
    }

    @Test
    void tellsAnUnregisteredClientNothingAndRefusesItsDecisions() throws Exception {
        try (TextPeer unregistered = open(server);
                TextPeer witness = panel(server, "witness");
                Peer howl = operator(server)) {
            String id = prepare(server, "Gleb");
            assertCard(witness.receive(), id, "Gleb");
            unregistered.assertAnswer("APPROVED " + id, "ERROR not_connected: say who you are first: CL <client_name>");
            assertThat(text(howl.ask("approve_response", Map.of("response_id", id), "a"), "status"))
                    .isEqualTo("approved");
            witness.assertReceives("APPROVED " + id);
            unregistered.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
            unregistered.assertAnswer("CL late", "OK CL late");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "panel-1",
                "Анна К.",
                "x@y_z 9",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void acceptsAndChangesAName(String name) throws Exception {
        try (TextPeer client = open(server)) {
            client.assertAnswer("CL first", "OK CL first");
            client.assertAnswer("CL " + name, "OK CL " + name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            SR 999999|ERROR not_found: there is no such response
            SR 0|ERROR not_found: there is no such response
            SR 012|ERROR not_found: there is no such response
            APPROVED 999999|ERROR not_found: there is no such response
            SR|ERROR schema_violation: SR takes the id of a response: SR 12
            SR twelve|ERROR schema_violation: SR takes the id of a response: SR 12
            SR 1 2|ERROR schema_violation: SR takes the id of a response: SR 12
            SR -1|ERROR schema_violation: SR takes the id of a response: SR 12
            SR 1234567890123456789|ERROR schema_violation: SR takes the id of a response: SR 12
            SR 1 OR 1=1|ERROR schema_violation: SR takes the id of a response: SR 12
            APPROVED|ERROR schema_violation: APPROVED takes the id of a response: APPROVED 12
            HEARTBEAT now|ERROR schema_violation: HEARTBEAT takes nothing
            CL|ERROR schema_violation: CL takes a name of 1 to 64 letters, digits, spaces or . _ @ -, which begins with a letter or a digit: CL panel-1
            CL  x|ERROR schema_violation: CL takes a name of 1 to 64 letters, digits, spaces or . _ @ -, which begins with a letter or a digit: CL panel-1
            CL <b>|ERROR schema_violation: CL takes a name of 1 to 64 letters, digits, spaces or . _ @ -, which begins with a letter or a digit: CL panel-1
            sr 12|ERROR unknown_type: there are SR <response_id>, CL <client_name>, HEARTBEAT and APPROVED <response_id>
            hello|ERROR unknown_type: there are SR <response_id>, CL <client_name>, HEARTBEAT and APPROVED <response_id>
            {"a":1}|ERROR unknown_type: there are SR <response_id>, CL <client_name>, HEARTBEAT and APPROVED <response_id>
            """)
    void refusesAnInvalidCommandWithAMessage(String command, String answer) throws Exception {
        try (TextPeer client = panel(server, "strict")) {
            client.assertAnswer(command, answer);
            client.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
        }
    }

    /** Programs that forward lines send the line ends with them. */
    @Test
    void ignoresLineEndsAndTrailingSpaces() throws Exception {
        try (TextPeer client = open(server)) {
            client.assertAnswer("CL panel 1\r\n", "OK CL panel 1");
            client.assertAnswer("HEARTBEAT\n", "OK HEARTBEAT");
            client.assertAnswer("SR 999999 \n", "ERROR not_found: there is no such response");
            client.assertAnswer("APPROVED 999999\n\n", "ERROR not_found: there is no such response");
        }
    }

    @Test
    void refusesANameThatIsTooLong() throws Exception {
        try (TextPeer client = open(server)) {
            assertThat(client.send("CL " + "x".repeat(65)).receive())
                    .startsWith("ERROR schema_violation: CL takes a name");
        }
    }

    @Test
    void refusesABinaryFrame() throws Exception {
        try (TextPeer client = open(server)) {
            client.socket().sendFrame(true, 0, Opcode.BINARY, new byte[] {1, 2, 3});
            client.assertReceives("ERROR binary_not_supported: send text frames");
            server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
            client.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
        }
    }
}

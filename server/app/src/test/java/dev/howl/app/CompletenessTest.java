package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.model.ChannelExtensions.Topic;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.testkit.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Acceptance test of completeness: the server implements every operation; the requests are the contract's examples. */
class CompletenessTest {
    /** A token with every scope, so that no request is refused for lack of one. */
    private static final String TOKEN = "a-token-of-thirty-two-characters";

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void marksNoOperationOrTopicAsPlanned() {
        assertThat(RealServer.contract().operations()).isNotEmpty().noneMatch(Operation::planned);
        assertThat(RealServer.channel().howl().topics().values()).isNotEmpty().noneMatch(Topic::planned);
    }

    static List<Arguments> requests() {
        List<Arguments> requests = new ArrayList<>();
        for (Operation operation : RealServer.contract().operations()) {
            if (operation.action() == Action.RECEIVE && operation.reply() != null) {
                for (Message message : operation.messages()) {
                    assertThat(message.examples()).as(message.id()).isNotEmpty();
                    message.examples()
                            .forEach(example -> requests.add(
                                    Arguments.of(operation.id() + " " + example.name(), example.payload())));
                }
            }
        }
        return requests;
    }

    /** The ids in the examples need not exist: {@code not_found} is a valid reply. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void answersEveryRequest(String name, JsonNode example) throws Exception {
        try (Peer peer = Peer.open(server, "Authorization", "Bearer " + TOKEN)) {
            peer.send("connect");
            ObjectNode frame = (ObjectNode) example.deepCopy();
            ((ObjectNode) frame.path("payload")).put("id", peer.id());
            peer.raw().sendJson(frame.put("ref", name));
            assertThat(peer.awaitRef(name).at("/payload/code").asString(""))
                    .isNotIn("not_implemented", "unknown_type", "internal", "not_connected", "wrong_id");
        }
    }
}

package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.instances.ChannelInstances;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.ServerUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance test of invalid messages: an independent evaluator confirms that each mutant of each message of clients is
 * invalid, and where; the server refuses each, and names the same value.
 */
class MutantsOnTheWireTest {
    private static final int FRAMES = 12;
    private static final long SEED = 1;
    private static final ChannelInstances INSTANCES = ChannelInstances.of(RealServer.contract(), RealServer.channel());

    @Test
    void eachIsRefusedAtTheValueThatIsInvalid() throws Exception {
        List<Mutant> mutants = mutants();
        List<String> wrong = new ArrayList<>();
        try (ServerUnderTest server =
                RealServer.start("howl.wisdom.interval=1h", "howl.limits.messages-per-second=100000")) {
            server.recorder().allow(RecordedFrame::isToServer);
            try (Peer peer = Peer.open(server)) {
                for (Mutant mutant : mutants) {
                    peer.raw().send(text(mutant));
                    String problem = problem(mutant, peer.receiveAll());
                    if (!problem.isEmpty()) {
                        wrong.add(problem + " answers " + text(mutant));
                    }
                }
            }
        }
        long routing = mutants.stream().filter(Mutant::routing).count();
        System.out.println(mutants.size() + " mutants at /events, " + routing
                + " of them of the type; refused otherwise: " + wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(mutants).hasSizeGreaterThan(200);
        assertThat(routing).isPositive();
    }

    private static List<Mutant> mutants() {
        List<Mutant> all = new ArrayList<>();
        for (Message message : INSTANCES.messages(Direction.TO_SERVER)) {
            all.addAll(Mutants.of(INSTANCES)
                    .survey(Direction.TO_SERVER, message, FRAMES, SEED)
                    .mutants());
        }
        return all;
    }

    private static String text(Mutant mutant) {
        return json(mutant).toString();
    }

    private static JsonNode json(Mutant mutant) {
        return ((FrameContent.Json) mutant.frame()).value();
    }

    /** Returns what is wrong with the answers to a mutant; empty if it is refused as it should be. */
    private static String problem(Mutant mutant, List<JsonNode> answers) {
        if (answers.size() != 1) {
            return answers.toString();
        }
        JsonNode error = answers.get(0).path("payload");
        String pointer = error.path("pointer").asString("");
        boolean right = error.path("code").asString("").equals(code(mutant)) && mutant.isAt(pointer);
        return right ? "" : error + " instead of " + code(mutant) + " at " + mutant.pointer();
    }

    private static String code(Mutant mutant) {
        if (!json(mutant).isObject()) {
            return "bad_json";
        }
        return mutant.routing() ? "unknown_type" : "schema_violation";
    }
}

package dev.howl.testkit.record;

import dev.howl.instances.ChannelInstances;
import dev.howl.instances.KeywordPlace;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The coverage of the constraints of client messages, as conformance runs count it: a constraint is seen when the server
 * refuses a message that breaks it and no other. A refusal is an error message, or a Close with one of the codes 1002, 1003
 * and 1007 to 1009. Not thread-safe.
 */
final class KeywordCoverage {
    /** Invalid messages without a refusal that are remembered. */
    private static final int MAX_OPEN = 10_000;

    private static final Set<Integer> REFUSALS = Set.of(1002, 1003, 1007, 1008, 1009);

    private final ContractCoverage coverage;
    private final Map<String, ChannelInstances> channels = new HashMap<>();
    private final Deque<Broken> open = new ArrayDeque<>();

    /** A message that breaks one constraint. */
    private record Broken(int connection, @Nullable String correlation, String constraint) {}

    /** Adds the constraints to the coverage. */
    KeywordCoverage(Contract sockets, ContractCoverage coverage) {
        this.coverage = coverage;
        for (Channel channel : sockets.sockets()) {
            ChannelInstances instances = ChannelInstances.of(sockets, channel);
            channels.put(channel.id(), instances);
            for (Message message : instances.messages(Direction.TO_SERVER)) {
                instances
                        .constraints(Direction.TO_SERVER, message)
                        .forEach(place -> coverage.declare(CoverageKind.KEYWORD, element(channel, message, place)));
            }
        }
    }

    private static String element(Channel channel, Message message, KeywordPlace place) {
        return ContractCoverage.element(channel, message.id() + " " + place.words(message.id()));
    }

    /**
     * Takes a message of a client that breaks the contract.
     *
     * @param frame the whole frame; text that is not JSON as a JSON string
     */
    void broken(Channel channel, int connection, Message message, JsonNode frame, @Nullable JsonNode correlation) {
        ChannelInstances instances = channels.get(channel.id());
        // The evaluator is meant for small frames, and a longer one has been checked already.
        if (instances == null || frame.toString().length() > ChannelInstances.DEFAULT_MAX_BYTES) {
            return;
        }
        List<KeywordPlace> found = instances.evaluator().evaluate(Direction.TO_SERVER, message.id(), frame).stream()
                .map(failure -> new KeywordPlace(failure.schemaPointer(), failure.keyword()))
                .distinct()
                .toList();
        if (found.size() == 1) {
            if (open.size() >= MAX_OPEN) {
                open.removeFirst();
            }
            open.addLast(new Broken(connection, id(correlation), element(channel, message, found.get(0))));
        }
    }

    /** Takes an error message of the server, which refuses the message with its correlation id or else the oldest one. */
    void refused(int connection, @Nullable JsonNode correlation) {
        String id = id(correlation);
        for (Iterator<Broken> all = open.iterator(); all.hasNext(); ) {
            Broken broken = all.next();
            boolean correlated = id == null || id.equals(broken.correlation);
            if (broken.connection == connection && correlated) {
                coverage.saw(CoverageKind.KEYWORD, broken.constraint);
                all.remove();
                return;
            }
        }
    }

    /** Takes a Close of the server. */
    void closed(int connection, int code) {
        if (REFUSALS.contains(code)) {
            refused(connection, null);
        }
    }

    /** Forgets a connection that has ended. */
    void ended(int connection) {
        open.removeIf(broken -> broken.connection == connection);
    }

    private static @Nullable String id(@Nullable JsonNode correlation) {
        return correlation == null || correlation.isMissingNode() ? null : correlation.asString("");
    }
}

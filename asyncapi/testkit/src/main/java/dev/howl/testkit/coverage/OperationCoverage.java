package dev.howl.testkit.coverage;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.runtime.Direction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The coverage of operations: one without a reply is seen when one of its messages is, one with a reply when the answer
 * to one of its messages is. Not thread-safe.
 */
final class OperationCoverage {
    /** Requests without an answer that are remembered. */
    private static final int MAX_OPEN = 10_000;

    private final List<Operation> operations;
    private final CoverageSink sink;
    private final Deque<Open> open = new ArrayDeque<>();

    /** A request that has no answer yet. */
    private record Open(
            Operation operation, int connection, @Nullable String correlation) {}

    OperationCoverage(List<Operation> operations, CoverageSink sink) {
        this.operations = operations;
        this.sink = sink;
    }

    /** Counts a valid message. */
    void saw(Channel channel, int connection, Direction direction, Message message, @Nullable JsonNode correlation) {
        String id = correlation == null ? null : correlation.asString("");
        answered(channel, connection, direction, message, id);
        Action action = direction == Direction.TO_SERVER ? Action.RECEIVE : Action.SEND;
        for (Operation operation : operations) {
            boolean begins = operation.action() == action
                    && operation.channel().id().equals(channel.id())
                    && has(operation.messages(), message);
            if (begins && operation.reply() == null) {
                sink.saw(CoverageKind.OPERATION, operation.id());
            } else if (begins) {
                remember(new Open(operation, connection, id));
            }
        }
    }

    private void remember(Open request) {
        if (open.size() >= MAX_OPEN) {
            open.removeFirst();
        }
        open.addLast(request);
    }

    private void answered(Channel channel, int connection, Direction direction, Message message, @Nullable String id) {
        Action asked = direction == Direction.TO_SERVER ? Action.SEND : Action.RECEIVE;
        for (Iterator<Open> requests = open.iterator(); requests.hasNext(); ) {
            Open request = requests.next();
            Operation.Reply reply = request.operation().reply();
            boolean answers = reply != null
                    && request.operation().action() == asked
                    && reply.channel().id().equals(channel.id())
                    && has(reply.messages(), message);
            boolean sameConnection = reply != null
                    && (request.connection() == connection
                            || !reply.channel()
                                    .id()
                                    .equals(request.operation().channel().id()));
            boolean correlated = id == null || request.correlation() == null || id.equals(request.correlation());
            if (answers && sameConnection && correlated) {
                sink.saw(CoverageKind.OPERATION, request.operation().id());
                requests.remove();
                return;
            }
        }
    }

    void closed(int connection) {
        open.removeIf(request -> request.connection() == connection);
    }

    private static boolean has(List<Message> messages, Message message) {
        return messages.stream().anyMatch(other -> other.id().equals(message.id()));
    }
}

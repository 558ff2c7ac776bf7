package dev.howl.testkit.coverage;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The coverage of a contract by the traffic of WebSocket connections. Not thread-safe. */
public final class TrafficCoverage {
    private final CoverageSink sink;
    private final OperationCoverage operations;

    /**
     * Creates the coverage of nothing.
     *
     * @param sockets {@link dev.howl.model.Sockets#of the view} with a channel for each WebSocket
     */
    public TrafficCoverage(Contract sockets, CoverageSink sink) {
        this.sink = sink;
        this.operations = new OperationCoverage(sockets.operations(), sink);
    }

    /**
     * Counts a valid message, its operation and, if it has the role {@code error}, its code.
     *
     * @param connection number of the connection, by which requests find their replies
     * @param frame its JSON; {@code null} if it has none
     */
    public void message(
            Channel channel,
            int connection,
            Direction direction,
            Message message,
            @Nullable JsonNode correlation,
            @Nullable JsonNode frame) {
        saw(CoverageKind.MESSAGE, channel, message.id());
        operations.saw(channel, connection, direction, message, correlation);
        if ("error".equals(message.role()) && frame != null) {
            String envelope = channel.howl().envelope();
            JsonNode content = envelope == null ? frame : frame.path(envelope);
            saw(CoverageKind.ERROR_CODE, channel, content.path("code").asString(""));
        }
    }

    /** Counts the code of a Close, if the server sent it. */
    public void closed(Channel channel, Direction direction, int code) {
        if (direction == Direction.TO_CLIENT) {
            saw(CoverageKind.CLOSE_CODE, channel, String.valueOf(code));
        }
    }

    /** Counts a parameter of the handshake. */
    public void parameter(Channel channel, String name) {
        saw(CoverageKind.PARAMETER, channel, name);
    }

    /** Forgets the requests of a connection that has ended. */
    public void ended(int connection) {
        operations.closed(connection);
    }

    private void saw(CoverageKind kind, Channel channel, String name) {
        sink.saw(kind, ContractCoverage.element(channel, name));
    }
}

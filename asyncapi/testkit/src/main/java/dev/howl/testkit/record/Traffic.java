package dev.howl.testkit.record;

import dev.howl.runtime.Direction;
import dev.howl.testkit.TrafficSink;
import dev.howl.testkit.record.TrafficEvent.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** All connections through a recorder. Confined to the recorder's thread. */
final class Traffic implements TrafficSink {
    private final TrafficLog log;
    private final Map<Integer, TrafficConnection> open = new HashMap<>();

    Traffic(TrafficLog log) {
        this.log = log;
    }

    @Override
    public void opened(int connection) {
        log.opened();
        open.put(connection, new TrafficConnection(connection, log));
    }

    @Override
    public void read(int connection, Direction direction, byte[] bytes) {
        TrafficConnection known = open.get(connection);
        if (known != null) {
            known.read(direction, bytes);
        }
    }

    @Override
    public void forwarded(int connection, Direction direction, long nanos) {
        TrafficConnection known = open.get(connection);
        if (known != null) {
            known.forwarded(direction, nanos);
        }
    }

    @Override
    public void unreachable(int connection, IOException why) {
        log.event(Kind.WARNING, connection, null, "", null, "the target cannot be reached: " + why.getMessage());
    }

    @Override
    public void refused() {
        log.event(Kind.WARNING, 0, null, "", null, "a client was refused: as many connections as allowed are open");
    }

    @Override
    public void closed(int connection) {
        TrafficConnection known = open.remove(connection);
        if (known != null) {
            known.closed();
        }
    }

    @Override
    public void failed(RuntimeException why) {
        log.unchecked(0, "", null, "the recorder itself failed: " + why);
    }

    RecordSummary summary() {
        return log.summary();
    }
}

package dev.howl.server.cluster;

import dev.howl.server.Cluster;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The description of this process for the other nodes.
 *
 * @param id unique among all processes that ever ran
 * @param address host and port; the port is known once the web server listens
 * @param version version of the application; empty if it has none
 * @param startedAt time at which the process joined
 * @param connections present number of connections
 * @param draining whether the process is about to stop
 */
public record LocalNode(
        String id,
        Supplier<String> address,
        String version,
        Instant startedAt,
        IntSupplier connections,
        BooleanSupplier draining) {

    /** Returns a description with a new random id. */
    public static LocalNode of(
            Supplier<String> address,
            String version,
            Instant startedAt,
            IntSupplier connections,
            BooleanSupplier draining) {
        return new LocalNode(UUID.randomUUID().toString(), address, version, startedAt, connections, draining);
    }

    /** Returns a snapshot of the present values. */
    public Cluster.Node node() {
        return new Cluster.Node(id, address.get(), version, startedAt, connections.getAsInt(), draining.getAsBoolean());
    }
}

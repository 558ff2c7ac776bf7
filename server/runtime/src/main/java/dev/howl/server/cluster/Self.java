package dev.howl.server.cluster;

import dev.howl.server.Cluster;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What this process tells of itself.
 *
 * @param id unique among all that ever were
 * @param address host and port; the port is known once the web server listens
 * @param version of the application, empty where it has none
 * @param startedAt when it began
 * @param connections how many there are now
 */
public record Self(String id, Supplier<String> address, String version, Instant startedAt, IntSupplier connections) {

    /** A process with an id of its own. */
    public static Self of(Supplier<String> address, String version, Instant startedAt, IntSupplier connections) {
        return new Self(UUID.randomUUID().toString(), address, version, startedAt, connections);
    }

    /** As it is now. */
    public Cluster.Node node() {
        return new Cluster.Node(id, address.get(), version, startedAt, connections.getAsInt());
    }
}

package dev.howl.server.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one client address: connections at a time, and handshakes per second. An IPv6 client counts as its network
 * of 64 bits, in which it can choose its address freely. Clients on this machine are let in without a limit, unless they
 * are to be counted, too. Safe for use by several threads.
 */
public final class AddressLimits {
    /** Addresses that are counted at a time. The server's limit on all connections holds for further ones. */
    static final int MAX_ADDRESSES = 65_536;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<Long, Usage> table = new ConcurrentHashMap<>();
    private final AtomicLong sweptAt;
    private final int connections;
    private final long nanosPerHandshake;
    private final boolean loopback;
    private final LongSupplier nanos;

    /**
     * The usage of an address. Changed within {@link Map#compute} only.
     */
    private static final class Usage {
        private int connections;
        /** The moment at which all handshakes of a second may be sent again. */
        private long freshAt;
    }

    /** A counted connection. */
    public final class Connection {
        private final @Nullable Long address;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Connection(@Nullable Long address) {
            this.address = address;
        }

        /** Counts the connection no longer; later calls do nothing. */
        public void close() {
            if (open.getAndSet(false) && address != null) {
                table.computeIfPresent(address, (same, usage) -> {
                    usage.connections--;
                    return isUnused(usage) ? null : usage;
                });
            }
        }
    }

    /**
     * Creates limits.
     *
     * @param connections largest number of connections of an address
     * @param handshakesPerSecond largest number of handshakes, per second on average and at once after a pause
     * @param loopback whether clients on this machine are counted
     * @param nanos monotonic clock in nanoseconds
     */
    public AddressLimits(int connections, int handshakesPerSecond, boolean loopback, LongSupplier nanos) {
        this.connections = connections;
        this.nanosPerHandshake = SECOND / handshakesPerSecond;
        this.loopback = loopback;
        this.nanos = nanos;
        this.sweptAt = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Counts a connection; {@code null} where the address has as many as it may have.
     *
     * @param client {@code null} where it has none (a Unix domain socket)
     */
    public @Nullable Connection connect(@Nullable InetAddress client) {
        Long address = counted(client);
        if (address == null) {
            return new Connection(null);
        }
        AtomicBoolean admitted = new AtomicBoolean();
        table.compute(address, (same, known) -> {
            Usage usage = known == null ? unused() : known;
            admitted.set(usage.connections < connections);
            usage.connections += admitted.get() ? 1 : 0;
            return usage;
        });
        return admitted.get() ? new Connection(address) : null;
    }

    /** Counts a handshake; returns {@code false} where the address has sent too many. */
    public boolean shakeHands(@Nullable InetAddress client) {
        Long address = counted(client);
        if (address == null) {
            return true;
        }
        AtomicBoolean admitted = new AtomicBoolean();
        table.compute(address, (same, known) -> {
            Usage usage = known == null ? unused() : known;
            long now = nanos.getAsLong();
            long from = usage.freshAt - now < 0 ? now : usage.freshAt;
            admitted.set(from + nanosPerHandshake - now <= SECOND);
            usage.freshAt = admitted.get() ? from + nanosPerHandshake : from;
            return usage;
        });
        return admitted.get();
    }

    /** Returns the number of addresses in memory. */
    int addresses() {
        return table.size();
    }

    private Usage unused() {
        Usage usage = new Usage();
        usage.freshAt = nanos.getAsLong();
        return usage;
    }

    private boolean isUnused(Usage usage) {
        return usage.connections == 0 && usage.freshAt - nanos.getAsLong() <= 0;
    }

    /** Returns the address in the table; {@code null} where it is not counted. */
    private @Nullable Long counted(@Nullable InetAddress client) {
        if (client == null || (client.isLoopbackAddress() && !loopback)) {
            return null;
        }
        byte[] bytes = client.getAddress();
        Long address = client instanceof Inet4Address
                ? Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt())
                : ByteBuffer.wrap(bytes).getLong();
        return table.containsKey(address) || hasRoom() ? address : null;
    }

    /** Forgets the addresses that use nothing, at most once a second. */
    private boolean hasRoom() {
        long now = nanos.getAsLong();
        long before = sweptAt.get();
        if (table.size() >= MAX_ADDRESSES / 2 && now - before > SECOND && sweptAt.compareAndSet(before, now)) {
            table.values().removeIf(this::isUnused);
        }
        return table.size() < MAX_ADDRESSES;
    }
}

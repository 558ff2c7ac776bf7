package dev.howl.testkit.mock;

import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.testkit.socket.SocketServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A mock server for the WebSocket channels of a contract. It checks handshakes and messages, answers requests with the
 * examples of the document or with generated messages, serves Howl's roles where the document has them, and pushes and
 * misbehaves as it is told. All threads are daemons. Thread-safe.
 *
 * <pre>{@code
 * try (ContractMock mock = ContractMock.of(contract).start()) {
 *     MockChannel shop = mock.channel("shop");
 *     shop.on("place_order").close(1011).thenReply();
 *     …
 * }
 * }</pre>
 */
public final class ContractMock implements AutoCloseable {
    private final Map<String, LiveChannel> channels = new LinkedHashMap<>();
    private final Map<String, MockChannel> facades = new LinkedHashMap<>();
    private final Contract written;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "howl-mock-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Handshakes handshakes;
    private final MockScript rules;
    private final SocketServer server;

    ContractMock(MockBuilder options, List<MockedChannel> served, MockScript script, Map<String, Replay> replays)
            throws IOException {
        written = options.contract();
        Contract sockets = Sockets.of(written);
        MockEnvironment environment = new MockEnvironment(
                scheduler, options.log(), new FaultPlan(options.faults(), options.seed()), channels::get);
        for (MockedChannel known : served) {
            channels.put(
                    known.id(),
                    new LiveChannel(known, environment, new ContentSource(sockets, known.channel(), options.seed())));
        }
        handshakes = new Handshakes(List.copyOf(channels.values()), options.log());
        replays.forEach((id, replay) -> Objects.requireNonNull(channels.get(id)).replay(replay));
        channels.forEach((id, channel) -> facades.put(id, new MockChannel(channel, this)));
        rules = script;
        addRules();
        server = started(options);
        for (MockScript.Entry entry : script.entries()) {
            if (entry.every() != null) {
                of(entry).every(entry.every(), entry.turns().get(0).steps());
            }
        }
    }

    private SocketServer started(MockBuilder options) throws IOException {
        try {
            return SocketServer.start(options.host(), options.port(), handshakes::answer);
        } catch (IOException e) {
            scheduler.shutdownNow();
            throw e;
        }
    }

    private void addRules() {
        for (MockScript.Entry entry : rules.entries()) {
            if (entry.on() != null) {
                of(entry).rule(entry.on(), new Rule(entry.turns()));
            }
        }
    }

    private LiveChannel of(MockScript.Entry entry) {
        return Objects.requireNonNull(channels.get(entry.channel()));
    }

    /** Returns a builder of a mock for a contract; channels of other protocols than WebSocket are left out. */
    public static MockBuilder of(Contract contract) {
        return new MockBuilder(contract);
    }

    /** Returns the address at which it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Returns {@code ws://HOST:PORT}, without a path. */
    public URI uri() {
        InetSocketAddress address = address();
        boolean any = address.getAddress().isAnyLocalAddress();
        String host = any ? "127.0.0.1" : address.getAddress().getHostAddress();
        return URI.create("ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** Returns the channels in the order of the document. */
    public List<MockChannel> channels() {
        return List.copyOf(facades.values());
    }

    /**
     * Returns a channel.
     *
     * @param id its key in the document's {@code channels}; also that of a channel that shares the address of another
     * @throws IllegalArgumentException if there is none
     */
    public MockChannel channel(String id) {
        for (Map.Entry<String, MockChannel> entry : facades.entrySet()) {
            boolean isPart = Sockets.parts(written, entry.getValue().channel()).stream()
                    .anyMatch(part -> part.id().equals(id));
            if (entry.getKey().equals(id) || isPart) {
                return entry.getValue();
            }
        }
        throw new IllegalArgumentException(
                "the mock has no channel '" + id + "'; it has: " + String.join(", ", facades.keySet()));
    }

    /** Returns what clients did that the contract forbids, of all channels. */
    public List<MockViolation> violations() {
        return channels.values().stream()
                .flatMap(channel -> channel.history().violations().stream())
                .toList();
    }

    /** Throws an {@link AssertionError} if a client broke the contract on a channel that does not allow it. */
    public void assertClean() {
        facades.values().forEach(MockChannel::assertClean);
    }

    /** Closes all connections, and forgets messages, violations, positions and all rules but those of the script. */
    public void reset() {
        facades.values().forEach(MockChannel::reset);
        addRules();
    }

    /** Resets all connections (RST), as a broken network does. */
    public void cutAll() {
        server.resetAll();
    }

    /** Closes all connections with 1001 and stops, within about two seconds. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        server.close();
    }
}

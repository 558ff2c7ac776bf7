package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Position;
import dev.howl.testkit.Await;
import dev.howl.testkit.proxy.ProxyListener;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A scenario: servers, proxies in front of them, publishers and witnesses. One thread injects the faults. A proxy whose
 * server is dead routes to a live one.
 */
public final class ChaosScenario implements AutoCloseable {
    private static final Duration PROGRESS = Duration.ofSeconds(90);
    private static final int FLOOD_TEXT_LENGTH = 10_000;
    private static final Duration PUBLISH_INTERVAL = Duration.ofMillis(8);

    private final Violations violations = new Violations();
    private final EventHistory history = new EventHistory(violations);
    private final FaultCounter faults = new FaultCounter();
    private final AtomicLong numbers = new AtomicLong();
    private final List<ServerNode> nodes = new ArrayList<>();
    private final List<TcpProxy> fronts = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();

    /** Starts everything; the publishers start once every witness has subscribed. */
    public ChaosScenario(ScenarioSetup setup, Random random) {
        try {
            build(setup, random);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void build(ScenarioSetup setup, Random random) {
        for (int i = 0; i < setup.nodes(); i++) {
            nodes.add(new ServerNode(setup.settings()));
        }
        for (int i = 0; i < setup.fronts(); i++) {
            fronts.add(
                    new TcpProxy(ProxyListener.NONE, nodes.get(i % nodes.size()).address()));
        }
        for (int i = 0; i < setup.witnesses(); i++) {
            witnesses.add(new Witness("witness " + i, client(i), Place.ALL, history, violations));
        }
        for (int i = 0; i < setup.publishers(); i++) {
            publishers.add(new Publisher(
                    client(i),
                    Place.ALL,
                    PUBLISH_INTERVAL,
                    numbers,
                    new Random(random.nextLong()),
                    history,
                    violations));
        }
        publishers.forEach(Publisher::start);
    }

    /** Creates a publisher without a thread; the caller publishes through it. */
    private Publisher publisher(int front) {
        return new Publisher(client(front), Place.ALL, PUBLISH_INTERVAL, numbers, new Random(0), history, violations);
    }

    private ClientBuilder<ChaosClient> client(int front) {
        URI uri =
                URI.create("ws://127.0.0.1:" + fronts.get(front % fronts.size()).port() + "/chaos");
        return ChaosClient.builder(uri)
                .connectTimeout(Duration.ofSeconds(20))
                .backoff(Duration.ofMillis(50), Duration.ofMillis(500));
    }

    public FaultCounter faults() {
        return faults;
    }

    public Violations violations() {
        return violations;
    }

    /** Returns the number of servers. */
    public int nodes() {
        return nodes.size();
    }

    public int fronts() {
        return fronts.size();
    }

    /** Resets every connection of a proxy. */
    public void cut(int front) {
        faults.cuts(fronts.get(front).cutAll());
    }

    /** Stops forwarding in one direction of a proxy for a while. */
    public void stall(int front, Direction direction, Duration time) {
        faults.stall();
        fronts.get(front).pause(direction);
        FixedWait.of(time);
        fronts.get(front).resume(direction);
    }

    /** Stalls the readers of a proxy while it publishes more bytes than the socket buffers hold. */
    public void stallWhileFlooded(int front, int events) {
        faults.stall();
        fronts.get(front).pause(Direction.TO_CLIENT);
        try (Publisher flood = publisher(front + 1)) {
            for (int i = 0; i < events; i++) {
                flood.publish(Place.ALL.get(i % Place.ALL.size()), "x".repeat(FLOOD_TEXT_LENGTH));
            }
        } finally {
            fronts.get(front).resume(Direction.TO_CLIENT);
        }
    }

    /** Kills servers at the same moment and restarts them; meanwhile their proxies route to other servers. */
    public void kill(List<Integer> which) {
        which.forEach(i -> {
            nodes.get(i).kill();
            faults.kill();
        });
        route();
        which.forEach(i -> nodes.get(i).startAgain());
        route();
    }

    /**
     * Stops a server with SIGTERM and restarts it; meanwhile new connections go to the other servers.
     *
     * @return the exit code of the server
     */
    public int replace(int node) {
        route(nodes.stream().filter(one -> one != nodes.get(node)).toList());
        int code = nodes.get(node).stop();
        nodes.get(node).startAgain();
        route();
        return code;
    }

    /** Waits while a fault persists that the caller injected. */
    public void pass(Duration time) {
        FixedWait.of(time);
    }

    /** Freezes a server with SIGSTOP for a while. */
    public void freeze(int node, Duration time) {
        faults.freeze();
        nodes.get(node).freeze();
        FixedWait.of(time);
        nodes.get(node).thaw();
    }

    /** Routes every proxy to its own server, or to another live one if that is dead. */
    private void route() {
        route(nodes.stream().filter(ServerNode::isAlive).toList());
    }

    private void route(List<ServerNode> alive) {
        for (int i = 0; i < fronts.size(); i++) {
            ServerNode own = nodes.get(i % nodes.size());
            if (alive.contains(own)) {
                fronts.get(i).upstream(own.address());
            } else if (!alive.isEmpty()) {
                fronts.get(i).upstream(alive.get(i % alive.size()).address());
            }
        }
    }

    /**
     * Waits until {@code more} further events are acknowledged.
     *
     * @throws AssertionError if that takes more than 90 s
     */
    public void awaitEvents(int more) {
        int target = history.count() + more;
        if (!Await.holds(PROGRESS, () -> history.count() >= target)) {
            throw new AssertionError("no events were published for " + PROGRESS.toSeconds()
                    + " s; output of the servers:\n"
                    + String.join("\n", nodes.stream().map(ServerNode::output).toList()));
        }
    }

    /** Waits until every witness has reconnected and received all events acknowledged so far. */
    public void awaitCaughtUp() {
        Collection<Position> newest = history.newest();
        for (Witness witness : witnesses) {
            if (!Await.holds(PROGRESS, () -> newest.stream().allMatch(witness::knows))) {
                throw new AssertionError(witness + " did not catch up within " + PROGRESS.toSeconds() + " s");
            }
        }
    }

    /**
     * Publishes one more event to every topic and key after the last fault, waits until every witness has received it,
     * and checks that none missed an event.
     *
     * @return the totals and the violations
     */
    public ScenarioResult settle() {
        publishers.forEach(Publisher::stop);
        try (Publisher closing = publisher(0)) {
            FinalCheck.awaitCaughtUp(closing, Place.ALL, witnesses);
        }
        return FinalCheck.of(faults, history, witnesses, violations);
    }

    /** Returns the number of gaps of a topic delivered to all witnesses together. */
    public long gaps(String topic) {
        return witnesses.stream().mapToLong(witness -> witness.gaps(topic)).sum();
    }

    @Override
    public void close() {
        publishers.forEach(Publisher::close);
        witnesses.forEach(Witness::close);
        fronts.forEach(TcpProxy::close);
        nodes.forEach(ServerNode::close);
    }
}

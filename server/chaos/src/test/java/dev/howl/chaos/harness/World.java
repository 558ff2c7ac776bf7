package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Position;
import dev.howl.testkit.Await;
import dev.howl.testkit.proxy.Tap;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Servers, the network before them, publishers and witnesses. Faults are made by one thread; a front whose server is
 * dead leads to one that lives.
 */
public final class World implements AutoCloseable {
    private static final Duration PROGRESS = Duration.ofSeconds(90);
    private static final int LONGEST = 10_000;
    private static final Duration PACE = Duration.ofMillis(8);

    private final Findings findings = new Findings();
    private final History history = new History(findings);
    private final Tally tally = new Tally();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Node> nodes = new ArrayList<>();
    private final List<TcpProxy> fronts = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();

    /** Starts everything; publishers begin when every witness has subscribed. */
    public World(Setup setup, Random random) {
        try {
            build(setup, random);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void build(Setup setup, Random random) {
        for (int i = 0; i < setup.nodes(); i++) {
            nodes.add(new Node(setup.settings()));
        }
        for (int i = 0; i < setup.fronts(); i++) {
            fronts.add(new TcpProxy(Tap.NONE, nodes.get(i % nodes.size()).address()));
        }
        for (int i = 0; i < setup.witnesses(); i++) {
            witnesses.add(new Witness("witness " + i, client(i), Place.ALL, history, findings));
        }
        for (int i = 0; i < setup.publishers(); i++) {
            publishers.add(new Publisher(
                    client(i), Place.ALL, PACE, numbers, new Random(random.nextLong()), history, findings));
        }
        publishers.forEach(Publisher::start);
    }

    /** One that publishes what it is told to. */
    private Publisher publisher(int front) {
        return new Publisher(client(front), Place.ALL, PACE, numbers, new Random(0), history, findings);
    }

    private ClientBuilder<ChaosClient> client(int front) {
        URI uri =
                URI.create("ws://127.0.0.1:" + fronts.get(front % fronts.size()).port() + "/chaos");
        return ChaosClient.builder(uri)
                .connectTimeout(Duration.ofSeconds(20))
                .backoff(Duration.ofMillis(50), Duration.ofMillis(500));
    }

    public Tally tally() {
        return tally;
    }

    public Findings findings() {
        return findings;
    }

    /** How many servers and fronts there are. */
    public int nodes() {
        return nodes.size();
    }

    public int fronts() {
        return fronts.size();
    }

    /** Resets every connection of a front. */
    public void cut(int front) {
        tally.cuts(fronts.get(front).cutAll());
    }

    /** Passes nothing on in one direction of a front for a while. */
    public void stall(int front, Direction direction, Duration time) {
        tally.stall();
        fronts.get(front).pause(direction);
        Fault.lasts(time);
        fronts.get(front).resume(direction);
    }

    /** Lets the readers of a front stall until so many long events were published, more than the network holds. */
    public void stallWhileFlooded(int front, int events) {
        tally.stall();
        fronts.get(front).pause(Direction.TO_CLIENT);
        try (Publisher flood = publisher(front + 1)) {
            for (int i = 0; i < events; i++) {
                flood.publish(Place.ALL.get(i % Place.ALL.size()), "x".repeat(LONGEST));
            }
        } finally {
            fronts.get(front).resume(Direction.TO_CLIENT);
        }
    }

    /** Kills servers at the same moment and starts them again; meanwhile their clients are led to others. */
    public void kill(List<Integer> which) {
        which.forEach(i -> {
            nodes.get(i).kill();
            tally.kill();
        });
        lead();
        which.forEach(i -> nodes.get(i).startAgain());
        lead();
    }

    /**
     * Stops a server as an operator does, with SIGTERM, and starts it again; whoever connects meanwhile is led to others.
     *
     * @return its exit code
     */
    public int replace(int node) {
        lead(nodes.stream().filter(one -> one != nodes.get(node)).toList());
        int code = nodes.get(node).stop();
        nodes.get(node).startAgain();
        lead();
        return code;
    }

    /** Lets a fault last that was made elsewhere. */
    public void pass(Duration time) {
        Fault.lasts(time);
    }

    /** Freezes a server for a while. */
    public void freeze(int node, Duration time) {
        tally.freeze();
        nodes.get(node).freeze();
        Fault.lasts(time);
        nodes.get(node).thaw();
    }

    /** Points every front to a server that lives, its own where that does. */
    private void lead() {
        lead(nodes.stream().filter(Node::isAlive).toList());
    }

    private void lead(List<Node> alive) {
        for (int i = 0; i < fronts.size(); i++) {
            Node own = nodes.get(i % nodes.size());
            if (alive.contains(own)) {
                fronts.get(i).upstream(own.address());
            } else if (!alive.isEmpty()) {
                fronts.get(i).upstream(alive.get(i % alive.size()).address());
            }
        }
    }

    /**
     * Waits until so many more events were acknowledged.
     *
     * @throws AssertionError where that takes more than 90 s
     */
    public void awaitEvents(int more) {
        int target = history.count() + more;
        if (!Await.holds(PROGRESS, () -> history.count() >= target)) {
            throw new AssertionError("nothing is published any more; the servers wrote\n"
                    + String.join("\n", nodes.stream().map(Node::output).toList()));
        }
    }

    /** Waits until every witness knows of all that was acknowledged so far, which those do that are back. */
    public void awaitEverybody() {
        Collection<Position> newest = history.newest();
        for (Witness witness : witnesses) {
            if (!Await.holds(PROGRESS, () -> newest.stream().allMatch(witness::knows))) {
                throw new AssertionError(witness + " does not come back");
            }
        }
    }

    /**
     * After the last fault: publishes one more event everywhere, waits until every witness has come to it, and looks for
     * what was not told.
     *
     * @return what there was, and what is wrong
     */
    public Tally.Result settle() {
        publishers.forEach(Publisher::stop);
        try (Publisher closing = publisher(0)) {
            Verdict.reach(closing, Place.ALL, witnesses);
        }
        return Verdict.of(tally, history, witnesses, findings);
    }

    /** How many gaps witnesses were told of on a topic, all together. */
    public long gaps(String topic) {
        return witnesses.stream().mapToLong(witness -> witness.gaps(topic)).sum();
    }

    @Override
    public void close() {
        publishers.forEach(Publisher::close);
        witnesses.forEach(Witness::close);
        fronts.forEach(TcpProxy::close);
        nodes.forEach(Node::close);
    }
}

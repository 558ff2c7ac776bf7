package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Position;
import dev.howl.testkit.proxy.Tap;
import dev.howl.testkit.proxy.TcpProxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Servers, the network before them, publishers and witnesses. Faults are made by one thread; a front whose server is
 * dead leads to one that lives.
 */
public final class World implements AutoCloseable {
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final Duration PROGRESS = Duration.ofSeconds(90);
    private static final List<String> KEYS = List.of("a1", "b2", "c3");

    private final Findings findings = new Findings();
    private final History history = new History(findings);
    private final Tally tally = new Tally();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Node> nodes = new ArrayList<>();
    private final List<TcpProxy> fronts = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /** Starts everything; publishers begin when every witness has subscribed. */
    public World(Setup setup, Random random) {
        places.add(new Place("ticks", null));
        places.add(new Place("ledger", null));
        KEYS.forEach(key -> places.add(new Place("cells", key)));
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
            witnesses.add(new Witness("witness " + i, client(i), KEYS, history, findings));
        }
        for (int i = 0; i < setup.publishers(); i++) {
            publishers.add(new Publisher(client(i), places, numbers, new Random(random.nextLong()), history, findings));
        }
        publishers.forEach(Publisher::start);
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
        Await.pass(time);
        fronts.get(front).resume(direction);
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

    /** Freezes a server for a while. */
    public void freeze(int node, Duration time) {
        tally.freeze();
        nodes.get(node).freeze();
        Await.pass(time);
        nodes.get(node).thaw();
    }

    /** Points every front to a server that lives, its own where that does. */
    private void lead() {
        List<Node> alive = nodes.stream().filter(Node::isAlive).toList();
        for (int i = 0; i < fronts.size(); i++) {
            Node own = nodes.get(i % nodes.size());
            if (own.isAlive()) {
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

    /**
     * After the last fault: publishes one more event everywhere, waits until every witness has come to it, and looks for
     * what was not told.
     *
     * @return what there was, and what is wrong
     */
    public Tally.Result settle() {
        publishers.forEach(Publisher::stop);
        List<Position> last = new ArrayList<>();
        try (Publisher closing = new Publisher(client(0), places, numbers, new Random(0), history, findings)) {
            places.forEach(place -> closing.publish(place, "the end").ifPresent(last::add));
        }
        for (Witness witness : witnesses) {
            for (Position position : last) {
                if (!Await.holds(SETTLE, () -> witness.isAt(position))) {
                    witness.stuck(position);
                }
            }
        }
        witnesses.forEach(witness -> witness.judge(history.acknowledged()));
        return tally.result(
                history.count(),
                witnesses.stream().mapToLong(Witness::events).sum(),
                witnesses.stream().mapToLong(Witness::gaps).sum(),
                findings);
    }

    @Override
    public void close() {
        publishers.forEach(Publisher::close);
        witnesses.forEach(Witness::close);
        fronts.forEach(TcpProxy::close);
        nodes.forEach(Node::close);
    }
}

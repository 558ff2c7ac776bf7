package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.testkit.Await;
import dev.howl.testkit.process.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many clients of a server that is stopped as an operator does and started again at the same address. */
public final class Rollover implements AutoCloseable {
    private static final List<Place> PLACES = List.of(new Place("ticks", null));
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration PROGRESS = Duration.ofSeconds(60);
    private static final int EVENTS = 5;

    private final Findings findings = new Findings();
    private final History history = new History(findings);
    private final Map<Integer, Long> closeCodes = new ConcurrentHashMap<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final URI uri;
    private final Node node;
    private final Publisher publisher;

    /** Counts how established connections come to their end. For one client. */
    private final class Ends implements Consumer<ConnectionState> {
        private boolean connected;

        @Override
        public void accept(ConnectionState state) {
            if (connected
                    && state instanceof ConnectionState.Reconnecting waiting
                    && waiting.cause() instanceof ConnectionLostException lost) {
                closeCodes.merge(lost.closeCode(), 1L, Long::sum);
            }
            connected = state instanceof ConnectionState.Connected;
        }
    }

    /** Starts a server, its clients and a publisher. */
    public Rollover(List<String> settings, int clients) {
        int port = Ports.free();
        uri = URI.create("ws://127.0.0.1:" + port + "/chaos");
        node = new Node(port, settings);
        for (int i = 0; i < clients; i++) {
            witnesses.add(new Witness("witness " + i, client().onState(new Ends()), PLACES, history, findings));
        }
        publisher = new Publisher(client(), PLACES, PACE, new AtomicLong(), new Random(0), history, findings);
        publisher.start();
    }

    private ClientBuilder<ChaosClient> client() {
        return ChaosClient.builder(uri).backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    /** After some events: stops the server (SIGTERM), starts it again, and tells its exit code. */
    public int replace() {
        int target = history.count() + EVENTS;
        if (!Await.holds(PROGRESS, () -> history.count() >= target)) {
            throw new AssertionError("nothing is published; the server wrote\n" + node.output());
        }
        int code = node.stop();
        node.startAgain();
        return code;
    }

    /** How established connections ended so far: each close code with its number. */
    public Map<Integer, Long> closeCodes() {
        return new TreeMap<>(closeCodes);
    }

    /** Waits until every client is back and has been told of the newest event, and looks for what was not told. */
    public Tally.Result settle() {
        publisher.stop();
        try (Publisher closing =
                new Publisher(client(), PLACES, PACE, new AtomicLong(1_000_000), new Random(0), history, findings)) {
            Verdict.reach(closing, PLACES, witnesses);
        }
        return Verdict.of(new Tally(), history, witnesses, findings);
    }

    @Override
    public void close() {
        publisher.close();
        witnesses.forEach(Witness::close);
        node.close();
    }
}

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

/** A scenario with many clients of one server that is stopped with SIGTERM and restarted at the same address. */
public final class RestartScenario implements AutoCloseable {
    private static final List<Place> PLACES = List.of(new Place("ticks", null));
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration PROGRESS = Duration.ofSeconds(60);
    private static final int EVENTS = 5;

    private final Violations violations = new Violations();
    private final EventHistory history = new EventHistory(violations);
    private final Map<Integer, Long> closeCodes = new ConcurrentHashMap<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final URI uri;
    private final ServerNode node;
    private final Publisher publisher;

    /** A state listener that counts the close codes of one client's established connections. */
    private final class CloseCodeCounter implements Consumer<ConnectionState> {
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
    public RestartScenario(List<String> settings, int clients) {
        int port = Ports.free();
        uri = URI.create("ws://127.0.0.1:" + port + "/chaos");
        node = new ServerNode(port, settings);
        for (int i = 0; i < clients; i++) {
            witnesses.add(
                    new Witness("witness " + i, client().onState(new CloseCodeCounter()), PLACES, history, violations));
        }
        publisher = new Publisher(client(), PLACES, PACE, new AtomicLong(), new Random(0), history, violations);
        publisher.start();
    }

    private ClientBuilder<ChaosClient> client() {
        return ChaosClient.builder(uri).backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    /** Waits for a few events, stops the server with SIGTERM, restarts it, and returns its exit code. */
    public int replace() {
        int target = history.count() + EVENTS;
        if (!Await.holds(PROGRESS, () -> history.count() >= target)) {
            throw new AssertionError("no events were published within " + PROGRESS.toSeconds()
                    + " s; output of the server:\n" + node.output());
        }
        int code = node.stop();
        node.startAgain();
        return code;
    }

    /** Returns how often each close code ended an established connection so far. */
    public Map<Integer, Long> closeCodes() {
        return new TreeMap<>(closeCodes);
    }

    /** Waits until every client has caught up and checks that none missed an event. */
    public ScenarioResult settle() {
        publisher.stop();
        try (Publisher closing =
                new Publisher(client(), PLACES, PACE, new AtomicLong(1_000_000), new Random(0), history, violations)) {
            FinalCheck.awaitCaughtUp(closing, PLACES, witnesses);
        }
        return FinalCheck.of(new FaultCounter(), history, witnesses, violations);
    }

    @Override
    public void close() {
        publisher.close();
        witnesses.forEach(Witness::close);
        node.close();
    }
}

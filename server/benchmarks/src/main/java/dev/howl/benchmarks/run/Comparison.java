package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A comparison of all servers with the same number of subscribers. The servers run at the same time and take turns:
 * each repetition of a workload visits all of them, so that a temporary slowdown of the machine does not hit one server
 * only.
 */
final class Comparison implements AutoCloseable {
    private final Plan plan;
    private final int subscribers;
    private final long deadline;
    private final List<Contender> contenders = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * Creates a comparison.
     *
     * @param deadline time of {@link System#nanoTime} after which no repetition starts
     */
    Comparison(Plan plan, int subscribers, long deadline) {
        this.plan = plan;
        this.subscribers = subscribers;
        this.deadline = deadline;
    }

    /** Returns the footprints of idle subscribers; filled by {@link #open}. */
    List<Footprint> footprints() {
        return footprints;
    }

    /** Returns the failures so far. A server that failed takes no further part. */
    List<String> failures() {
        return failures;
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** Starts the servers, connects their subscribers and warms them up. */
    void open(List<Peer> peers, Path folder) throws InterruptedException {
        for (Peer peer : peers) {
            try {
                contenders.add(new Contender(peer, folder));
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        Map<Contender, Contender.Memory> taken = new LinkedHashMap<>();
        forEach(one -> taken.put(one, one.connect(subscribers, 0)));
        forEach(one -> {
            turnOf(one);
            one.warmUp(plan.cells(subscribers), plan.warmUp());
        });
        // The idle period follows the warm-up; otherwise compilation would count as the cost of the heartbeat.
        forEach(Contender::wake);
        forEach(one -> one.beginIdle(plan.idle()));
        forEach(one ->
                footprints.add(footprint(one, Objects.requireNonNull(taken.get(one)), one.endIdle(plan.idle()))));
    }

    private Footprint footprint(Contender one, Contender.Memory taken, double idleCpu) {
        return new Footprint(
                one.peer().name(),
                subscribers,
                taken.heap() == 0 ? null : (Double) ((double) taken.heap() / subscribers),
                (double) taken.resident() / subscribers,
                idleCpu);
    }

    /** Measures one workload with every server. */
    List<Figures> measure(Workload cell) throws InterruptedException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int i = 0; i < plan.repetitions() && System.nanoTime() < deadline; i++) {
            forEach(one -> {
                turnOf(one);
                samples.computeIfAbsent(one.peer().name(), added -> new ArrayList<>())
                        .add(one.round(cell));
            });
        }
        List<Figures> figures = new ArrayList<>();
        samples.forEach((server, measured) -> {
            if (!measured.isEmpty()) {
                figures.add(Figures.of(server, cell, measured));
            }
        });
        return figures;
    }

    private void turnOf(Contender one) throws IOException, InterruptedException {
        for (Contender other : contenders) {
            if (other != one) {
                other.rest();
            }
        }
        one.wake();
    }

    private interface Action {
        void on(Contender contender) throws IOException, InterruptedException;
    }

    private void forEach(Action action) throws InterruptedException {
        for (Contender one : List.copyOf(contenders)) {
            try {
                action.on(one);
            } catch (IOException e) {
                failures.add(subscribers + " subscribers, " + one.peer().name() + ": " + e.getMessage());
                contenders.remove(one);
                one.close();
            }
        }
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
    }
}

package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All servers with so many subscribers each. They stay up together and take turns: each repetition of a cell passes
 * through all of them, so that what slows the machine for a while slows none in particular.
 */
final class Comparison implements AutoCloseable {
    private final Plan plan;
    private final int subscribers;
    private final long deadline;
    private final List<Contender> contenders = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param deadline in the time of {@link System#nanoTime}; no repetition is begun after it */
    Comparison(Plan plan, int subscribers, long deadline) {
        this.plan = plan;
        this.subscribers = subscribers;
        this.deadline = deadline;
    }

    /** What idle subscribers take; filled by {@link #open}. */
    List<Footprint> footprints() {
        return footprints;
    }

    /** What went wrong so far. A server that fails takes no further part. */
    List<String> failures() {
        return failures;
    }

    List<Contender> contenders() {
        return contenders;
    }

    /** Starts the servers, connects their subscribers, warms up. */
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
        // After the warm-up, so that a compiler's work is not taken for the heartbeat's.
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

    /** Measures one cell with every server. */
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

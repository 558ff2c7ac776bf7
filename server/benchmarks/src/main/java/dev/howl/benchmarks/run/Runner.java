package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A run of a plan: measures all servers, prints tables and writes {@code target/bench.json}. */
public final class Runner {
    /** Extra time within which the stalled readers may still start; they take about a minute. */
    private static final Duration STALLED_LATER = Duration.ofSeconds(30);

    private final Plan plan;
    private final Path folder;
    private final Report report = new Report(System.out);
    private final Map<String, Object> environment = new LinkedHashMap<>();
    private final List<Figures> figures = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<StalledResult> stalled = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Creates a runner.
     *
     * @param folder folder of this module
     */
    public Runner(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Runs the plan; returns whether every measured server delivered every event exactly once and in order. */
    public boolean run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        long deadline = began + plan.budget().toNanos();
        environment.putAll(Environment.ofMachine());
        List<Peer> peers = new Peers(folder).all();
        peers.stream()
                .filter(peer -> peer.missing() != null)
                .forEach(peer -> missing.add(peer.name() + " " + peer.missing()));
        List<Peer> present =
                peers.stream().filter(peer -> peer.missing() == null).toList();
        for (int subscribers : plan.subscribers()) {
            if (isInTime(deadline, subscribers + " subscribers")) {
                comparison(present, subscribers, deadline);
            }
        }
        if (plan.stalledAmong() > 0 && isInTime(deadline + STALLED_LATER.toNanos(), "stalled readers")) {
            stalledReaders();
        }
        environment.put("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds());
        Results results = results();
        report.end(results);
        write(results);
        System.out.println("Results as JSON: " + json());
        return failures.isEmpty();
    }

    private boolean isInTime(long deadline, String name) {
        boolean inTime = System.nanoTime() < deadline;
        if (!inTime) {
            missing.add("out of time: " + name);
        }
        return inTime;
    }

    private void comparison(List<Peer> peers, int subscribers, long deadline) throws IOException, InterruptedException {
        try (Comparison comparison = new Comparison(plan, subscribers, deadline)) {
            comparison.open(peers, folder);
            for (Contender contender : comparison.contenders()) {
                var about = contender.about();
                if (about != null) {
                    environment.put(contender.peer().name(), about);
                }
            }
            footprints.addAll(comparison.footprints());
            report.footprints(comparison.footprints());
            for (Workload cell : plan.cells(subscribers)) {
                List<Figures> measured = comparison.measure(cell);
                figures.addAll(measured);
                if (measured.isEmpty() || measured.get(0).repetitions() < plan.repetitions()) {
                    missing.add(
                            "out of time: fewer than " + plan.repetitions() + " repetitions of " + Goals.named(cell));
                }
                report.cell(cell, measured);
                // Written after each workload, so that an interrupted run leaves its results so far.
                write(results());
            }
            failures.addAll(comparison.failures());
        }
    }

    private void stalledReaders() throws InterruptedException {
        try {
            stalled.add(new StalledReaders(plan).measure(new Peers(folder).howl(), folder));
        } catch (IOException e) {
            failures.add("stalled readers: " + e.getMessage());
        }
    }

    private Results results() {
        return new Results(
                plan,
                environment,
                figures,
                footprints,
                stalled,
                Goals.of(figures, footprints, stalled),
                failures,
                missing);
    }

    private Path json() {
        return folder.resolve("target/bench.json");
    }

    private void write(Results results) throws IOException {
        Files.writeString(
                json(),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
    }
}

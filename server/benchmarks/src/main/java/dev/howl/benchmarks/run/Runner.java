package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Measures every server side by side, prints tables, writes {@code target/bench.json}. */
public final class Runner {
    private final Plan plan;
    private final Path folder;
    private final Report report = new Report(System.out);
    private final Map<String, Object> environment = new LinkedHashMap<>();
    private final List<Figures> figures = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<Stalled> stalled = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param folder of this module */
    public Runner(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Whether every server that was measured also delivered what it should. */
    public boolean run() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.budget().toNanos();
        environment.putAll(Environment.ofMachine());
        List<Peer> peers = new Peers(folder).all();
        List<String> missing = peers.stream()
                .filter(peer -> peer.missing() != null)
                .map(peer -> peer.name() + " " + peer.missing())
                .toList();
        List<Peer> present =
                peers.stream().filter(peer -> peer.missing() == null).toList();
        for (int subscribers : plan.subscribers()) {
            stage(present, subscribers, deadline);
        }
        if (plan.stalledAmong() > 0) {
            stalledReaders();
        }
        Results results = new Results(
                plan,
                environment,
                figures,
                footprints,
                stalled,
                Measures.of(figures, footprints, stalled),
                failures,
                missing);
        report.end(results);
        write(results);
        return failures.isEmpty();
    }

    private void stage(List<Peer> peers, int subscribers, long deadline) throws IOException, InterruptedException {
        try (Stage stage = new Stage(plan, subscribers, deadline)) {
            stage.open(peers, folder);
            for (Contender contender : stage.contenders()) {
                var about = contender.about();
                if (about != null) {
                    environment.put(contender.peer().name(), about);
                }
            }
            footprints.addAll(stage.footprints());
            report.footprints(stage.footprints());
            for (Cell cell : plan.cells(subscribers)) {
                List<Figures> measured = stage.measure(cell);
                figures.addAll(measured);
                report.cell(cell, measured);
            }
            failures.addAll(stage.failures());
        }
    }

    private void stalledReaders() throws InterruptedException {
        try {
            stalled.add(new StalledReaders(plan).measure(new Peers(folder).howl(), folder));
        } catch (IOException e) {
            failures.add("stalled readers: " + e.getMessage());
        }
    }

    private void write(Results results) throws IOException {
        Path json = folder.resolve("target/bench.json");
        Files.writeString(
                json,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
        System.out.println("The same as JSON: " + json);
    }
}

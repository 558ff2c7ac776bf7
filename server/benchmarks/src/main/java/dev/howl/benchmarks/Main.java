package dev.howl.benchmarks;

import dev.howl.benchmarks.run.Plan;
import dev.howl.benchmarks.run.Runner;
import dev.howl.benchmarks.server.BenchServer;
import java.nio.file.Path;

/**
 * The program of the benchmarks: {@code server PORT} serves the benchmark channel, {@code run PLAN FOLDER} measures.
 */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /**
     * Runs the program. Exit code 0: the run is complete, whether or not Howl met its goals; 1: a server failed, or did
     * not deliver every event exactly once and in order; 2: bad usage.
     */
    public static void main(String[] args) throws Exception {
        Plan plan = args.length == 3 && args[0].equals("run") ? Plan.named(args[1]) : null;
        if (plan != null) {
            System.exit(new Runner(plan, Path.of(args[2])).run() ? 0 : 1);
        } else if (args.length == 2 && args[0].equals("server")) {
            BenchServer.serve(Integer.parseInt(args[1]));
        } else {
            System.err.println("usage: server PORT | run full|quick|large|stalled FOLDER");
            System.exit(BAD_USAGE);
        }
    }
}

package dev.howl.benchmarks;

import dev.howl.benchmarks.run.Plan;
import dev.howl.benchmarks.run.Runner;
import dev.howl.benchmarks.server.BenchServer;
import java.nio.file.Path;

/** {@code server PORT} serves the benchmark's channel; {@code run PLAN FOLDER} measures. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /**
     * Exit code: 0 it was measured, whether or not a measure was missed; 1 a server failed, or did not deliver
     * everything once and in order; 2 bad usage.
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

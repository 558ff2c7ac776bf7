package dev.howl.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Measures every server, one after the other, and prints a table. */
final class Runner {
    private final Plan plan;
    private final Path folder;
    private final List<Figures> figures = new ArrayList<>();

    /** @param folder of this module */
    Runner(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Whether everything that was measured was also delivered as it should be. */
    boolean run() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.budget().toNanos();
        boolean sound = true;
        System.out.println(HEADER);
        for (int subscribers : plan.subscribers()) {
            int port = freePort();
            for (Peer peer : new Peers(folder, port).all()) {
                List<Figures> measured = measure(peer, port, subscribers, deadline);
                measured.forEach(one -> System.out.println(row(one)));
                figures.addAll(measured);
                sound &= peer.missing() != null || measured.stream().allMatch(Figures::exact);
            }
        }
        Path json = folder.resolve("target/results.json");
        Files.writeString(
                json,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        System.out.println("The same as JSON: " + json);
        return sound;
    }

    private List<Figures> measure(Peer peer, int port, int subscribers, long deadline) throws InterruptedException {
        if (peer.missing() != null) {
            return List.of(Figures.none(peer, subscribers, "not measured: " + peer.missing()));
        }
        if (System.nanoTime() > deadline) {
            return List.of(Figures.none(peer, subscribers, "not measured: out of time"));
        }
        return new PeerRun(plan, peer, folder, port, subscribers).measure();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final String HEADER = """
            | server | subscribers | load | bytes | server CPU µs / delivery | deliveries / s | p50 ms | p99 ms \
            | heap B / connection | RSS B / connection |
            |---|---|---|---|---|---|---|---|---|---|""";

    private static String row(Figures one) {
        if (one.note() != null) {
            return "| " + one.server() + " | " + one.subscribers() + " | " + one.note() + " |";
        }
        return String.join(
                        " | ",
                        "| " + one.server(),
                        Integer.toString(one.subscribers()),
                        one.events() + (one.kind().equals("burst") ? " at once" : " singly"),
                        Integer.toString(one.size()),
                        decimal(one.cpuMicros(), 2),
                        one.kind().equals("burst") ? decimal(one.perSecond(), 0) : "-",
                        decimal(one.p50Millis(), 1),
                        decimal(one.p99Millis(), 1),
                        one.heapPerConnection() == null
                                ? "-"
                                : one.heapPerConnection().toString(),
                        one.residentPerConnection() == null
                                ? "-"
                                : one.residentPerConnection().toString())
                + " |";
    }

    private static String decimal(@Nullable Double value, int digits) {
        return value == null ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}

package dev.howl.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One server with so many subscribers: memory, idle, bursts, single events. */
final class PeerRun {
    private static final int SERVER_CORE = 0;
    private static final int CLIENT_CORE = 1;
    private static final int FIRST_SUBSCRIBERS = 50;
    private static final int WARM_SINGLES = 4;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(40);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Plan plan;
    private final Peer peer;
    private final Path folder;
    private final int port;
    private final int subscribers;
    private final List<Figures> figures = new ArrayList<>();
    private double idlePerSecond;
    private @Nullable Long heapPerConnection;
    private long residentPerConnection;

    private record Memory(@Nullable Long heap, long resident) {}

    PeerRun(Plan plan, Peer peer, Path folder, int port, int subscribers) {
        this.plan = plan;
        this.peer = peer;
        this.folder = folder;
        this.port = port;
        this.subscribers = subscribers;
    }

    /** What was measured; ends early, with a note, where something fails. */
    List<Figures> measure() throws InterruptedException {
        try (Program server = new Program(peer.name(), SERVER_CORE, peer.command())) {
            awaitStart(server);
            // What a server sets up once, with its first connections, is not counted for each.
            try (Program first = subscribers(server, FIRST_SUBSCRIBERS)) {
                first.await("ready", START);
            }
            Memory before = memory(server);
            try (Program load = subscribers(server, subscribers)) {
                load.await("ready", START);
                Memory after = memory(server);
                residentPerConnection = (after.resident() - before.resident()) / subscribers;
                heapPerConnection = after.heap() == null || before.heap() == null
                        ? null
                        : (Long) ((after.heap() - before.heap()) / subscribers);
                for (int size : plan.sizes()) {
                    warmUp(server, load, size);
                }
                // After the warm-up, so that a compiler's work is not taken for the heartbeat's.
                idle(load);
                for (int size : plan.sizes()) {
                    bursts(server, load, size);
                    singles(server, load, size);
                }
            }
        } catch (IOException e) {
            figures.add(Figures.none(peer, subscribers, String.valueOf(e.getMessage())));
        }
        return figures;
    }

    private void awaitStart(Program server) throws IOException, InterruptedException {
        if (peer.post() == null) {
            server.await("ready", START);
            return;
        }
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(peer.name() + " did not start", e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Program subscribers(Program server, int count) throws IOException {
        String pids = server.pids().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("target/native/load").toString(),
                "--port",
                Integer.toString(port),
                "--path",
                peer.path(),
                "--conns",
                Integer.toString(count),
                "--pid",
                pids));
        if (peer.howl()) {
            command.add("--howl");
        }
        if (peer.post() != null) {
            command.addAll(List.of("--post", peer.post()));
        }
        return new Program("load", CLIENT_CORE, command);
    }

    private Memory memory(Program server) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500);
        @Nullable Long heap = null;
        if (peer.howl()) {
            server.tell("stats");
            heap = server.await("stats", ANSWER).get("heap_bytes").asLong();
        }
        return new Memory(heap, server.resident());
    }

    private void idle(Program load) throws IOException, InterruptedException {
        double seconds = plan.idle().toMillis() / 1e3;
        load.tell("idle " + seconds);
        JsonNode idle = load.await("idle", plan.idle().plus(ANSWER));
        idlePerSecond = idle.get("cpu_s").asDouble() / idle.get("seconds").asDouble();
    }

    private void warmUp(Program server, Program load, int size) throws IOException, InterruptedException {
        long enough = System.nanoTime() + plan.warmUp().toNanos();
        do {
            round(server, load, Math.max(1, plan.burstFor(subscribers) / 4), 0, size);
            round(server, load, WARM_SINGLES, plan.rateFor(subscribers), size);
        } while (System.nanoTime() < enough);
    }

    private void bursts(Program server, Program load, int size) throws IOException, InterruptedException {
        int events = plan.burstFor(subscribers);
        List<Figures> rounds = new ArrayList<>();
        for (int i = 0; i < plan.repeats(); i++) {
            rounds.add(figures("burst", events, size, round(server, load, events, 0, size)));
        }
        rounds.sort(Comparator.comparingDouble(one -> one.cpuMicros() == null ? 0 : one.cpuMicros()));
        figures.add(rounds.get(rounds.size() / 2));
    }

    private void singles(Program server, Program load, int size) throws IOException, InterruptedException {
        JsonNode result = round(server, load, plan.singles(), plan.rateFor(subscribers), size);
        figures.add(figures("single", plan.singles(), size, result));
    }

    /** @param rate events a second, or 0 for all at once */
    private JsonNode round(Program server, Program load, int events, double rate, int size)
            throws IOException, InterruptedException {
        load.tell("round " + events + " " + size + " " + ROUND.toSeconds());
        load.await("armed", ANSWER);
        if (peer.post() != null) {
            load.tell("post " + events + " " + rate + " " + size);
        } else if (rate == 0) {
            server.tell("burst " + events + " " + size);
        } else {
            server.tell("single " + events + " " + rate + " " + size);
        }
        JsonNode result = load.await("round", ROUND.plus(ANSWER));
        if (!result.get("exact").asBoolean()) {
            throw new IOException("not delivered exactly once and in order: " + result);
        }
        if (peer.post() == null) {
            server.await("published", ANSWER);
        }
        return result;
    }

    private Figures figures(String kind, int events, int size, JsonNode result) {
        double deliveries = result.get("deliveries").asDouble();
        double cpu = result.get("cpu_s").asDouble()
                - idlePerSecond * result.get("measured_seconds").asDouble();
        return new Figures(
                peer.name(),
                subscribers,
                kind,
                size,
                events,
                result.get("exact").asBoolean(),
                cpu * 1e6 / deliveries,
                deliveries / result.get("seconds").asDouble(),
                result.get("p50_ms").asDouble(),
                result.get("p99_ms").asDouble(),
                heapPerConnection,
                residentPerConnection,
                idlePerSecond,
                null);
    }
}

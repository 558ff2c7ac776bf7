package dev.howl.benchmarks.run;

import dev.howl.benchmarks.run.Workload.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One server with its subscribers. Used by one thread. */
final class Contender implements AutoCloseable {
    private static final int SERVER_CORE = 0;
    private static final int CLIENT_CORE = 1;
    private static final int FIRST_SUBSCRIBERS = 50;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(40);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** Without a word from its subscribers Howl closes them, after the time-out that the bench's settings name. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Peer peer;
    private final Path folder;
    private final PinnedProcess server;
    private @Nullable PinnedProcess load;
    private boolean awake = true;
    private long heard = System.nanoTime();
    /** Of a core, and allocated in a second, while nothing is published. */
    private double idleCpu;

    private double idleBytes;

    /**
     * What a server holds.
     *
     * @param heap live, bytes; like {@code direct} 0 where there is none that could be asked
     * @param resident bytes
     */
    record Memory(long heap, long direct, long resident) {}

    /** Starts the server; it serves when this returns. */
    Contender(Peer peer, Path folder) throws IOException, InterruptedException {
        this.peer = peer;
        this.folder = folder;
        this.server = new PinnedProcess(peer.name(), SERVER_CORE, peer.command());
        try {
            awaitStart();
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    Peer peer() {
        return peer;
    }

    private void awaitStart() throws IOException, InterruptedException {
        if (peer.post() == null) {
            server.await("ready", START);
            return;
        }
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), peer.port()).close();
                return;
            } catch (IOException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(peer.name() + " did not start", e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /**
     * Connects the subscribers.
     *
     * @param bystanders how many of them are not counted, and can stop reading
     * @return how much more the server holds with them than without
     */
    Memory connect(int subscribers, int bystanders) throws IOException, InterruptedException {
        // What a server sets up once, with its first connections, is not counted for each.
        try (PinnedProcess first = program(FIRST_SUBSCRIBERS, 0)) {
            first.await("ready", START);
        }
        Memory before = memory();
        load = program(subscribers, bystanders);
        load.await("ready", START);
        Memory after = memory();
        heard = System.nanoTime();
        return new Memory(
                after.heap() - before.heap(), after.direct() - before.direct(), after.resident() - before.resident());
    }

    private PinnedProcess program(int subscribers, int bystanders) throws IOException {
        String pids = server.pids().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("target/native/load").toString(),
                "--port",
                Integer.toString(peer.port()),
                "--path",
                peer.path(),
                "--conns",
                Integer.toString(subscribers),
                "--bystanders",
                Integer.toString(bystanders),
                "--pid",
                pids));
        if (peer.howl()) {
            command.add("--howl");
        }
        if (peer.post() != null) {
            command.addAll(List.of("--post", peer.post()));
        }
        return new PinnedProcess("load of " + peer.name(), CLIENT_CORE, command);
    }

    Memory memory() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
        if (!peer.howl()) {
            return new Memory(0, 0, server.resident());
        }
        server.tell("memory");
        JsonNode memory = server.await("memory", ANSWER);
        return new Memory(
                memory.get("heap").asLong(),
                memory.get("direct").asLong(),
                memory.get("resident").asLong());
    }

    /** What the server says about itself; {@code null} where it does not. */
    @Nullable
    JsonNode about() throws IOException, InterruptedException {
        if (!peer.howl()) {
            return null;
        }
        server.tell("about");
        return server.await("about", ANSWER);
    }

    /** Lets its subscribers be silent, so that another server can be measured. */
    void rest() throws IOException, InterruptedException {
        if (!peer.howl() || (!awake && System.nanoTime() - heard < SILENCE.toNanos())) {
            return;
        }
        if (awake) {
            load().tell("pings off");
            awake = false;
        }
        load().tell("ping");
        load().await("pinged", ANSWER);
        heard = System.nanoTime();
    }

    /** Lets its subscribers ping again as they should. */
    void wake() throws IOException {
        if (peer.howl() && !awake) {
            load().tell("pings on");
            awake = true;
        }
    }

    /** Begins a time without events, which {@link #endIdle} ends. */
    void beginIdle(Duration time) throws IOException, InterruptedException {
        idleBytes = allocated();
        load().tell("idle " + time.toMillis() / 1e3);
    }

    /**
     * Takes note of what the server takes when nothing is published.
     *
     * @return share of a core
     */
    double endIdle(Duration time) throws IOException, InterruptedException {
        JsonNode idle = load().await("idle", time.plus(ANSWER));
        double seconds = idle.get("seconds").asDouble();
        idleBytes = (allocated() - idleBytes) / seconds;
        idleCpu = idle.get("cpu_s").asDouble() / seconds;
        return idleCpu;
    }

    void warmUp(List<Workload> cells, Duration time) throws IOException, InterruptedException {
        long enough = System.nanoTime() + (peer.compiles() ? time.toNanos() : 0);
        do {
            for (Workload cell : cells) {
                int events = Math.max(1, cell.events() / 4);
                round(new Workload(cell.subscribers(), cell.kind(), cell.size(), events, cell.rate()));
            }
        } while (System.nanoTime() < enough);
    }

    /**
     * Publishes the events of a cell to the subscribers that are counted.
     *
     * @throws IOException also where not every event came once and in order
     */
    Sample round(Workload cell) throws IOException, InterruptedException {
        long before = allocated();
        load().tell("round " + cell.events() + " " + cell.size() + " " + ROUND.toSeconds());
        load().await("armed", ANSWER);
        publish(cell);
        JsonNode result = load().await("round", ROUND.plus(ANSWER));
        if (!result.get("exact").asBoolean()) {
            throw new IOException(peer.name() + ": not delivered exactly once and in order: " + result);
        }
        if (peer.post() == null) {
            server.await("published", ANSWER);
        }
        return sample(cell, result, allocated() - before);
    }

    /** Publishes the events of a cell before anyone is connected; not for a server that is posted them. */
    void publishUnheard(Workload cell) throws IOException, InterruptedException {
        publish(cell);
        server.await("published", ANSWER);
    }

    private void publish(Workload cell) throws IOException {
        if (peer.post() != null) {
            load().tell("post " + cell.events() + " " + cell.rate() + " " + cell.size());
        } else if (cell.kind() == Kind.BURST) {
            server.tell("burst " + cell.events() + " " + cell.size());
        } else {
            server.tell("single " + cell.events() + " " + cell.rate() + " " + cell.size());
        }
    }

    private Sample sample(Workload cell, JsonNode result, long bytes) {
        double deliveries = result.get("deliveries").asDouble();
        double measured = result.get("measured_seconds").asDouble();
        double cpu = result.get("cpu_s").asDouble() - idleCpu * measured;
        return new Sample(
                cpu * 1e6 / deliveries,
                deliveries / result.get("seconds").asDouble(),
                result.get("p50_ms").asDouble(),
                result.get("p99_ms").asDouble(),
                peer.howl() && cell.kind() == Kind.SINGLE
                        ? (Double) ((bytes - idleBytes * measured) / deliveries)
                        : null);
    }

    /** What the server has allocated on its heap so far; 0 where it cannot be asked. */
    private long allocated() throws IOException, InterruptedException {
        if (!peer.howl()) {
            return 0;
        }
        server.tell("allocated");
        return server.await("allocated", ANSWER).get("bytes").asLong();
    }

    /** Whether the bystanders stop reading. */
    void stall(boolean on) throws IOException, InterruptedException {
        load().tell("stall " + (on ? "on" : "off"));
        load().await("stalled", ANSWER);
    }

    private PinnedProcess load() {
        return Objects.requireNonNull(load, "not connected");
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        server.close();
    }
}

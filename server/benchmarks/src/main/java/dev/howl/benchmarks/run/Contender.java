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

/** One measured server with its subscribers. Not thread-safe. */
final class Contender implements AutoCloseable {
    private static final int SERVER_CORE = 0;
    private static final int CLIENT_CORE = 1;
    private static final int FIRST_SUBSCRIBERS = 50;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(40);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** Time for which Howl's subscribers may be silent; well below the idle timeout of the benchmark's settings. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Peer peer;
    private final Path folder;
    private final PinnedProcess server;
    private @Nullable PinnedProcess load;
    private boolean awake = true;
    private long heard = System.nanoTime();
    /** CPU share of one core while nothing is published. */
    private double idleCpu;

    /** Bytes allocated per second while nothing is published. */
    private double idleBytes;

    /**
     * Memory of a server, in bytes.
     *
     * @param heap live heap; 0 if the server does not report it
     * @param direct memory of Netty's allocators outside the heap; 0 if the server does not report it
     * @param resident resident memory
     */
    record Memory(long heap, long direct, long resident) {}

    /** Starts the server and waits until it accepts connections. */
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
                    throw new IOException(
                            peer.name() + " exited or did not accept a connection within " + START.toSeconds() + " s",
                            e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /**
     * Connects the subscribers.
     *
     * @param bystanders number of subscribers that are not counted and that can stop reading
     * @return the increase of the server's memory
     */
    Memory connect(int subscribers, int bystanders) throws IOException, InterruptedException {
        // A first set of connections makes the server allocate its one-time structures, which do not count per
        // connection.
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
        server.send("memory");
        JsonNode memory = server.await("memory", ANSWER);
        return new Memory(
                memory.get("heap").asLong(),
                memory.get("direct").asLong(),
                memory.get("resident").asLong());
    }

    /** Returns the server's description of its JVM; {@code null} for a server that has none. */
    @Nullable
    JsonNode about() throws IOException, InterruptedException {
        if (!peer.howl()) {
            return null;
        }
        server.send("about");
        return server.await("about", ANSWER);
    }

    /** Stops the periodic pings of its subscribers, so that they do not disturb the measurement of another server. */
    void rest() throws IOException, InterruptedException {
        if (!peer.howl() || (!awake && System.nanoTime() - heard < SILENCE.toNanos())) {
            return;
        }
        if (awake) {
            load().send("pings off");
            awake = false;
        }
        load().send("ping");
        load().await("pinged", ANSWER);
        heard = System.nanoTime();
    }

    /** Resumes the periodic pings of its subscribers. */
    void wake() throws IOException {
        if (peer.howl() && !awake) {
            load().send("pings on");
            awake = true;
        }
    }

    /** Starts a period without events, which {@link #endIdle} ends. */
    void beginIdle(Duration time) throws IOException, InterruptedException {
        idleBytes = allocated();
        load().send("idle " + time.toMillis() / 1e3);
    }

    /**
     * Records CPU time and allocation of the server while nothing is published.
     *
     * @return CPU share of one core
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
     * Publishes the events of a workload and measures their delivery to the counted subscribers.
     *
     * @throws IOException also if an event was not delivered exactly once and in order
     */
    Sample round(Workload cell) throws IOException, InterruptedException {
        long before = allocated();
        load().send("round " + cell.events() + " " + cell.size() + " " + ROUND.toSeconds());
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

    /**
     * Publishes the events of a workload before any subscriber is connected; not for a server that gets its events by
     * POST.
     */
    void publishWithoutSubscribers(Workload cell) throws IOException, InterruptedException {
        publish(cell);
        server.await("published", ANSWER);
    }

    private void publish(Workload cell) throws IOException {
        if (peer.post() != null) {
            load().send("post " + cell.events() + " " + cell.rate() + " " + cell.size());
        } else if (cell.kind() == Kind.BURST) {
            server.send("burst " + cell.events() + " " + cell.size());
        } else {
            server.send("single " + cell.events() + " " + cell.rate() + " " + cell.size());
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

    /** Returns the bytes that the server has allocated on its heap so far; 0 if it does not report them. */
    private long allocated() throws IOException, InterruptedException {
        if (!peer.howl()) {
            return 0;
        }
        server.send("allocated");
        return server.await("allocated", ANSWER).get("bytes").asLong();
    }

    /** Makes the bystanders stop or resume reading. */
    void stall(boolean on) throws IOException, InterruptedException {
        load().send("stall " + (on ? "on" : "off"));
        load().await("stalled", ANSWER);
    }

    private PinnedProcess load() {
        return Objects.requireNonNull(load, "connect() has not been called");
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        server.close();
    }
}

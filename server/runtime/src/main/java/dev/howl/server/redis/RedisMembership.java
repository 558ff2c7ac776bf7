package dev.howl.server.redis;

import dev.howl.server.Cluster;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.thread.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The nodes on one Redis. Each shows a sign of life every two seconds; Redis tells the time. */
final class RedisMembership implements Cluster {
    /** How long a node counts as alive after its last sign of life. */
    static final Duration LIFE = Duration.ofSeconds(10);

    private static final long BEAT_MILLIS = 2000;

    private final PendingCommands commands;
    private final RedisKeys keys;
    private final LocalNode localNode;
    private final Duration lease;
    private final LongSupplier clock;
    private final Map<String, RedisLeadership> jobs = new ConcurrentHashMap<>();
    private final Worker timer = new Worker("howl-cluster");

    RedisMembership(PendingCommands commands, RedisKeys keys, LocalNode localNode, Duration lease, LongSupplier clock) {
        this.commands = commands;
        this.keys = keys;
        this.localNode = localNode;
        this.lease = lease;
        this.clock = clock;
    }

    String id() {
        return localNode.id();
    }

    /** Shows itself before anything else is done over a pair; blocks. */
    void beat(ConnectionPair pair) {
        ConnectionPair.await(sign(pair), ConnectionPair.ANSWER);
    }

    void start() {
        later(this::beatAgain, BEAT_MILLIS);
    }

    /** Gives back what this node leads, and leaves. */
    CompletableFuture<Void> stop() {
        timer.abandon();
        List<CompletableFuture<?>> last = new ArrayList<>();
        jobs.values().forEach(job -> last.add(job.release().toCompletableFuture()));
        last.add(commands.submit(100, pair -> pair.commands().hdel(keys.nodes(), localNode.id()))
                .toCompletableFuture());
        return CompletableFuture.allOf(last.toArray(CompletableFuture<?>[]::new));
    }

    /** Ends as a process that is killed does: nothing is given back. */
    void abandon() {
        timer.abandon();
    }

    @Override
    public Node self() {
        return localNode.node();
    }

    @Override
    public CompletionStage<List<Node>> nodes() {
        return commands.submit(100, pair -> Script.NODES
                .run(pair.commands(), List.of(keys.nodes()), Bytes.of(LIFE.toMillis()))
                .thenApply(RedisMembership::nodes));
    }

    @Override
    public Leadership leadership(String job) {
        return jobs.computeIfAbsent(job, name -> {
            RedisLeadership leadership = new RedisLeadership(this, name);
            leadership.tryNow();
            return leadership;
        });
    }

    PendingCommands commands() {
        return commands;
    }

    RedisKeys keys() {
        return keys;
    }

    Duration lease() {
        return lease;
    }

    long now() {
        return clock.getAsLong();
    }

    void later(Runnable task, long millis) {
        timer.run(task, millis);
    }

    /** A command has its end within a bound, whatever happens to Redis. */
    private void beatAgain() {
        commands.submit(500, this::sign).whenComplete((done, failure) -> later(this::beatAgain, BEAT_MILLIS));
    }

    private CompletionStage<List<Object>> sign(ConnectionPair pair) {
        Node node = localNode.node();
        String told = String.join(
                "\n", node.address(), node.version(), node.startedAt().toString(), String.valueOf(node.connections()));
        return Script.BEAT.run(
                pair.commands(), List.of(keys.nodes()), Bytes.of(node.id()), Bytes.of(told), Bytes.of(LIFE.toMillis()));
    }

    private static List<Node> nodes(List<Object> answer) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            String[] told = Bytes.text(answer, i + 1).split("\n", 4);
            nodes.add(new Node(
                    Bytes.text(answer, i), told[0], told[1], Instant.parse(told[2]), Integer.parseInt(told[3])));
        }
        nodes.sort(Comparator.comparing(Node::startedAt).thenComparing(Node::id));
        return List.copyOf(nodes);
    }
}

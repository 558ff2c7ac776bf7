package dev.howl.server.redis;

import dev.howl.server.Cluster;
import dev.howl.server.cluster.Self;
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
final class RedisCluster implements Cluster {
    /** How long a node counts as alive after its last sign of life. */
    static final Duration LIFE = Duration.ofSeconds(10);

    private static final long BEAT_MILLIS = 2000;

    private final Calls calls;
    private final Keys keys;
    private final Self self;
    private final Duration lease;
    private final LongSupplier clock;
    private final Map<String, RedisLeadership> jobs = new ConcurrentHashMap<>();
    private final Worker timer = new Worker("howl-cluster");

    RedisCluster(Calls calls, Keys keys, Self self, Duration lease, LongSupplier clock) {
        this.calls = calls;
        this.keys = keys;
        this.self = self;
        this.lease = lease;
        this.clock = clock;
    }

    String id() {
        return self.id();
    }

    /** Shows itself before anything else is done over a link; blocks. */
    void beat(Link link) {
        Link.await(sign(link), Link.ANSWER);
    }

    void start() {
        later(this::beatAgain, BEAT_MILLIS);
    }

    /** Gives back what this node leads, and leaves. */
    CompletableFuture<Void> stop() {
        timer.abandon();
        List<CompletableFuture<?>> last = new ArrayList<>();
        jobs.values().forEach(job -> last.add(job.release().toCompletableFuture()));
        last.add(calls.call(100, link -> link.commands().hdel(keys.nodes(), self.id()))
                .toCompletableFuture());
        return CompletableFuture.allOf(last.toArray(CompletableFuture<?>[]::new));
    }

    /** Ends as a process that is killed does: nothing is given back. */
    void abandon() {
        timer.abandon();
    }

    @Override
    public Node self() {
        return self.node();
    }

    @Override
    public CompletionStage<List<Node>> nodes() {
        return calls.call(100, link -> Script.NODES
                .run(link.commands(), List.of(keys.nodes()), Bytes.of(LIFE.toMillis()))
                .thenApply(RedisCluster::nodes));
    }

    @Override
    public Leadership leadership(String job) {
        return jobs.computeIfAbsent(job, name -> {
            RedisLeadership leadership = new RedisLeadership(this, name);
            leadership.tryNow();
            return leadership;
        });
    }

    Calls calls() {
        return calls;
    }

    Keys keys() {
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
        calls.call(500, this::sign).whenComplete((done, failure) -> later(this::beatAgain, BEAT_MILLIS));
    }

    private CompletionStage<List<Object>> sign(Link link) {
        Node node = self.node();
        String told = String.join(
                "\n", node.address(), node.version(), node.startedAt().toString(), String.valueOf(node.connections()));
        return Script.BEAT.run(
                link.commands(), List.of(keys.nodes()), Bytes.of(node.id()), Bytes.of(told), Bytes.of(LIFE.toMillis()));
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

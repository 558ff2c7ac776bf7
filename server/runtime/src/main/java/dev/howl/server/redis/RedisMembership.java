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

/**
 * The nodes on one Redis. Each node sends a heartbeat every two seconds, which is timestamped by the clock of Redis.
 */
final class RedisMembership implements Cluster {
    /** Time after its last heartbeat for which a node counts as alive. */
    static final Duration NODE_TIMEOUT = Duration.ofSeconds(10);

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

    /** Sends a heartbeat before the connections are used for anything else. Blocks. */
    void beat(ConnectionPair pair) {
        ConnectionPair.await(heartbeat(pair), ConnectionPair.ANSWER);
    }

    void start() {
        later(this::beatAgain, BEAT_MILLIS);
    }

    /** Releases the leases of this node and removes it from the nodes. */
    CompletableFuture<Void> stop() {
        timer.abandon();
        List<CompletableFuture<?>> last = new ArrayList<>();
        jobs.values().forEach(job -> last.add(job.release().toCompletableFuture()));
        last.add(commands.submit(100, pair -> pair.commands().hdel(keys.nodes(), localNode.id()))
                .toCompletableFuture());
        return CompletableFuture.allOf(last.toArray(CompletableFuture<?>[]::new));
    }

    /** Stops like a killed process: no lease is released. */
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
                .run(pair.commands(), List.of(keys.nodes()), Bytes.of(NODE_TIMEOUT.toMillis()))
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

    /**
     * Sends heartbeats from now on. Schedules the next one when the command completes, which it does within the publish
     * timeout.
     */
    private void beatAgain() {
        commands.submit(500, this::heartbeat).whenComplete((done, failure) -> later(this::beatAgain, BEAT_MILLIS));
    }

    private CompletionStage<List<Object>> heartbeat(ConnectionPair pair) {
        Node node = localNode.node();
        String description = String.join(
                "\n",
                node.address(),
                node.version(),
                node.startedAt().toString(),
                String.valueOf(node.connections()),
                String.valueOf(node.draining()));
        return Script.BEAT.run(
                pair.commands(),
                List.of(keys.nodes()),
                Bytes.of(node.id()),
                Bytes.of(description),
                Bytes.of(NODE_TIMEOUT.toMillis()));
    }

    private static List<Node> nodes(List<Object> answer) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            String[] description = Bytes.text(answer, i + 1).split("\n", 5);
            nodes.add(new Node(
                    Bytes.text(answer, i),
                    description[0],
                    description[1],
                    Instant.parse(description[2]),
                    Integer.parseInt(description[3]),
                    Boolean.parseBoolean(description[4])));
        }
        nodes.sort(Comparator.comparing(Node::startedAt).thenComparing(Node::id));
        return List.copyOf(nodes);
    }
}

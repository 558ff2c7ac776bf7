package dev.howl.server.redis;

import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.PublishOptions;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.Relay;
import dev.howl.server.log.StoredEvent;
import dev.howl.server.log.TopicLog;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.WindowReader;
import dev.howl.server.window.Windows;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A node of the Redis engine with a topic without keys, a topic with keys and a relayed topic. */
final class TestNode implements AutoCloseable {
    static final Duration LEASE = Duration.ofMillis(900);

    private static final RedisOptions OPTIONS = options(100_000, Duration.ofSeconds(20), Duration.ofSeconds(2));

    /** Positions for which this node saw another event than the test had recorded before. */
    final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    final AtomicLong skew = new AtomicLong();
    final RedisEngine engine;
    final TopicLog plain;
    final TopicLog keyed;
    final Relay relay;
    final RevokedSubjects revoked = new RevokedSubjects(InstantSource.system());
    final Map<Long, String> stored = new ConcurrentHashMap<>();
    private final RedisClient client;

    TestNode(int port) {
        this(port, OPTIONS, new ConcurrentHashMap<>());
    }

    /** @param delivered the event of each position, shared by the nodes of a test */
    TestNode(int port, RedisOptions options, Map<Position, String> delivered) {
        client = client(port);
        Windows windows =
                new Windows(new WindowLimits(100_000, 1 << 30, Duration.ofHours(1), 1L << 30), System::nanoTime);
        LocalNode self = LocalNode.of(() -> "127.0.0.1:1", "1", Instant.now(), () -> 7, () -> false);
        engine = new RedisEngine(
                new Connector(client, port), options, windows, self, () -> System.nanoTime() + skew.get());
        engine.revocations().open(revoked);
        plain = engine.open(TopicSpec.of("plain", "event"), (body, at) -> record(delivered, at, body));
        keyed = engine.open(TopicSpec.of("keyed", "event").withKey(), (body, at) -> record(delivered, at, body));
        relay = engine.openRelay(
                TopicSpec.of("relayed", "event"), (body, at) -> record(delivered, at, body), "db", this::stored);
    }

    /** Returns a client of the Redis at a port, with the options that the engine needs. */
    static RedisClient client(int port) {
        RedisClient client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(Duration.ofSeconds(1))
                .build());
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .timeoutOptions(TimeoutOptions.create())
                .build());
        return client;
    }

    record Connector(RedisClient client, int port) implements RedisConnector {
        @Override
        public StatefulRedisConnection<String, byte[]> connect() {
            return client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        }

        @Override
        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    /**
     * Returns the options of a test node, with a long timeout for its start.
     *
     * @param publish the publish timeout
     * @param settle the time that nodes wait for each other's report
     */
    static RedisOptions options(long streamLength, Duration publish, Duration settle) {
        return new RedisOptions("test", streamLength, publish, LEASE, Duration.ofSeconds(60), settle);
    }

    static TestNode started(int port) {
        return started(port, new ConcurrentHashMap<>());
    }

    static TestNode started(int port, Map<Position, String> delivered) {
        return started(port, OPTIONS, delivered);
    }

    static TestNode started(int port, RedisOptions options, Map<Position, String> delivered) {
        TestNode node = new TestNode(port, options, delivered);
        node.engine.start();
        return node;
    }

    CompletableFuture<Position> send(String body, PublishOptions options) {
        return plain.append(new AppendRequest(null, body.getBytes(StandardCharsets.UTF_8), options))
                .toCompletableFuture();
    }

    CompletableFuture<Position> send(String body) {
        return send(body, PublishOptions.NONE);
    }

    CompletableFuture<Position> send(String key, String body) {
        return keyed.append(new AppendRequest(key, body.getBytes(StandardCharsets.UTF_8), PublishOptions.NONE))
                .toCompletableFuture();
    }

    Offset head() {
        return plain.windows().head(null);
    }

    static List<String> bodies(TopicLog log, @Nullable String key, Offset after) {
        WindowReader nobody = () -> {};
        ReadResult read = log.windows().attach(key, nobody).read(after, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return read instanceof ReadResult.Events events
                ? events.entries().stream()
                        .map(entry -> entry.seq() + " " + new String(entry.frame(), StandardCharsets.UTF_8))
                        .toList()
                : List.of(read.toString());
    }

    @Override
    public void close() {
        engine.stop();
        client.close();
    }

    /** Makes the node ask for a lease now instead of at its next attempt. */
    void tryNow(String job) {
        if (engine.cluster().leadership(job) instanceof RedisLeadership leadership) {
            leadership.tryNow();
        }
    }

    /** Stops without any farewell, as a killed process does. */
    void abandon() {
        engine.abandon();
        client.close();
    }

    private byte[] record(Map<Position, String> delivered, Position at, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String other = delivered.putIfAbsent(at, text);
        if (other != null && !other.equals(text)) {
            contradictions.add(at + " is both " + other + " and " + text);
        }
        return body;
    }

    private List<StoredEvent> stored(@Nullable String key, Offset after, long before) {
        return stored.entrySet().stream()
                .filter(event -> event.getKey() > after.seq() && event.getKey() < before)
                .sorted(Map.Entry.comparingByKey())
                .map(event -> new StoredEvent(
                        "relayed", key, event.getKey(), event.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}

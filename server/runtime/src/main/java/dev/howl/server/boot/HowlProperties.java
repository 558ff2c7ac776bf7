package dev.howl.server.boot;

import dev.howl.server.window.WindowLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The starter's settings. A value out of bounds stops the start.
 *
 * @param engine where the log is kept: {@code embedded}, in this process, or {@code redis}, for many nodes
 * @param dataDir where the default database is
 * @param database how durable topics are kept
 * @param heartbeat when silence ends a session
 * @param limits what clients may use
 * @param log what is kept for those who read later
 * @param drain how the server stops
 * @param security who may connect, and who may publish
 * @param shutdown what ends the process
 * @param redis how it is kept in Redis
 */
@ConfigurationProperties("howl")
public record HowlProperties(
        @DefaultValue(EMBEDDED) String engine,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue Database database,
        @DefaultValue Heartbeat heartbeat,
        @DefaultValue Limits limits,
        @DefaultValue Log log,
        @DefaultValue Drain drain,
        @DefaultValue Security security,
        @DefaultValue Shutdown shutdown,
        @DefaultValue Redis redis) {
    private static final String EMBEDDED = "embedded";
    private static final String REDIS = "redis";

    public HowlProperties {
        if (!engine.equals(EMBEDDED) && !engine.equals(REDIS)) {
            throw new IllegalArgumentException(
                    "howl.engine is '" + engine + "'; it must be " + EMBEDDED + " or " + REDIS);
        }
    }

    boolean isRedis() {
        return engine.equals(REDIS);
    }

    /**
     * How durable topics are kept.
     *
     * @param required whether there is a database even where no topic is durable, so that counters outlive the process
     * @param missing what is done without a database that is needed: {@code refuse} to start, or {@code serve-the-rest},
     *     without the durable topics
     * @param timeout how long an append waits for the database
     * @param queue how many appends may wait
     */
    public record Database(
            @DefaultValue("false") boolean required,
            @DefaultValue(REFUSE) String missing,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("10000") int queue) {
        private static final String REFUSE = "refuse";
        private static final String SERVE_THE_REST = "serve-the-rest";

        public Database {
            if (!missing.equals(REFUSE) && !missing.equals(SERVE_THE_REST)) {
                throw new IllegalArgumentException(
                        "howl.database.missing is '" + missing + "'; it must be " + REFUSE + " or " + SERVE_THE_REST);
            }
            between(
                    "database.timeout",
                    timeout.toMillis(),
                    100,
                    Duration.ofMinutes(5).toMillis(),
                    "ms");
            between("database.queue", queue, 1, 1_000_000, "appends");
        }

        boolean servesTheRest() {
            return missing.equals(SERVE_THE_REST);
        }
    }

    /**
     * When silence ends a session.
     *
     * @param idleTimeout {@code null} for the contract's own; only for contracts with a heartbeat
     * @param pingInterval how often a silent client is sent a protocol Ping; only for contracts without a heartbeat
     */
    public record Heartbeat(
            @Nullable Duration idleTimeout,
            @DefaultValue("20s") Duration pingInterval) {
        public Heartbeat {
            between(
                    "heartbeat.ping-interval",
                    pingInterval.toMillis(),
                    100,
                    Duration.ofDays(1).toMillis(),
                    "ms");
            if (idleTimeout != null) {
                between(
                        "heartbeat.idle-timeout",
                        idleTimeout.toMillis(),
                        100,
                        Duration.ofDays(1).toMillis(),
                        "ms");
            }
        }
    }

    /**
     * What clients may use.
     *
     * @param messageBytes of a whole message, in one frame or in fragments
     * @param connections of all channels together
     * @param subscriptions of one connection
     * @param messagesPerSecond of one connection in the long run, and at once after a pause
     */
    public record Limits(
            @DefaultValue("64KB") DataSize messageBytes,
            @DefaultValue("15000") int connections,
            @DefaultValue("256") int subscriptions,
            @DefaultValue("50") int messagesPerSecond) {
        public Limits {
            between("limits.message-bytes", messageBytes.toBytes(), 125, 16 * 1024 * 1024, "bytes");
            between("limits.connections", connections, 1, 1_000_000, "connections");
            between("limits.subscriptions", subscriptions, 1, 100_000, "subscriptions");
            between("limits.messages-per-second", messagesPerSecond, 1, 1_000_000, "messages");
        }
    }

    /**
     * What is kept for those who read later.
     *
     * @param window what is held in memory
     * @param retention how long the events of durable topics are kept in the database
     */
    public record Log(
            @DefaultValue Window window,
            @DefaultValue("24h") Duration retention) {
        public Log {
            between(
                    "log.retention",
                    retention.toMillis(),
                    1_000,
                    Duration.ofDays(3650).toMillis(),
                    "ms");
        }

        /**
         * What is held in memory.
         *
         * @param count events of a topic and key
         * @param bytes of a topic and key
         * @param age of an event
         * @param totalBytes of all topics and keys; none of its own: an eighth of the heap
         */
        public record Window(
                @DefaultValue("10000") int count,
                @DefaultValue("8MB") DataSize bytes,
                @DefaultValue("15m") Duration age,
                @Nullable DataSize totalBytes) {
            public Window {
                between("log.window.count", count, 1, 10_000_000, "events");
                between("log.window.bytes", bytes.toBytes(), 1024, 1L << 40, "bytes");
                between(
                        "log.window.age",
                        age.toMillis(),
                        100,
                        Duration.ofDays(365).toMillis(),
                        "ms");
                if (totalBytes != null) {
                    between("log.window.total-bytes", totalBytes.toBytes(), 1024, 1L << 40, "bytes");
                }
            }

            WindowLimits limits() {
                long total = totalBytes == null ? Runtime.getRuntime().maxMemory() / 8 : totalBytes.toBytes();
                return new WindowLimits(count, bytes.toBytes(), age, total);
            }
        }
    }

    /**
     * How the server stops.
     *
     * @param timeout how long stopping may take
     * @param spread over how much of it clients are asked to go; {@code null} for a third, ten seconds at most
     */
    public record Drain(
            @DefaultValue("60s") Duration timeout, @Nullable Duration spread) {
        public Drain {
            between("drain.timeout", timeout.toMillis(), 0, Duration.ofHours(1).toMillis(), "ms");
            if (spread != null) {
                between(
                        "drain.spread",
                        spread.toMillis(),
                        0,
                        Duration.ofHours(1).toMillis(),
                        "ms");
            }
        }
    }

    /**
     * Which pages may connect, and whose tokens count. One of secret, keys and publish token, or none: then a publish
     * token is made.
     *
     * @param allowedOrigins beside the server's own; {@code *} for all
     * @param publishToken what a client shows that may do everything; {@code null} for a random one
     * @param hmacSecret what tokens are signed with
     * @param jwksUri where the keys are that tokens are signed with
     * @param issuer who must have signed them; {@code null} for whoever could
     * @param audience whom they must be for; {@code null} for anybody
     */
    public record Security(
            @DefaultValue List<String> allowedOrigins,
            @Nullable String publishToken,
            @Nullable String hmacSecret,
            @Nullable String jwksUri,
            @Nullable String issuer,
            @Nullable String audience) {
        public Security {
            allowedOrigins = List.copyOf(allowedOrigins);
            TokenSettings.check(publishToken, hmacSecret, jwksUri);
        }

        URI requiredJwksUri() {
            return URI.create(Objects.requireNonNull(jwksUri, "jwksUri"));
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Security[allowedOrigins=" + allowedOrigins + ", jwksUri=" + jwksUri + ", issuer=" + issuer
                    + ", audience=" + audience + "]";
        }
    }

    /**
     * What ends the process.
     *
     * @param signals whether SIGTERM and SIGINT drain the server and end the process with 0
     */
    public record Shutdown(@DefaultValue("false") boolean signals) {}

    /**
     * How the log is kept in Redis.
     *
     * @param namespace begins the names of all keys; servers with the same one share their log
     * @param streamLength events of a topic that Redis keeps
     * @param publishTimeout how long a publish waits for Redis before it fails
     * @param lease how long a node that does a job keeps others from it after it was last heard of
     */
    public record Redis(
            @DefaultValue("howl") String namespace,
            @DefaultValue("100000") long streamLength,
            @DefaultValue("2s") Duration publishTimeout,
            @DefaultValue("10s") Duration lease) {
        public Redis {
            if (!namespace.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new IllegalArgumentException("howl.redis.namespace is '" + namespace
                        + "'; it must be 1 to 64 letters, digits, dots, hyphens or underscores");
            }
            between("redis.stream-length", streamLength, 1, 100_000_000, "events");
            between("redis.publish-timeout", publishTimeout.toMillis(), 50, 30_000, "ms");
            between("redis.lease", lease.toMillis(), 500, Duration.ofHours(1).toMillis(), "ms");
        }
    }

    private static void between(String name, long value, long min, long max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "howl." + name + " is " + value + " " + unit + "; it must be from " + min + " to " + max);
        }
    }
}

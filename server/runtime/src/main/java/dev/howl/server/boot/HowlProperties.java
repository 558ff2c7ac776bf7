package dev.howl.server.boot;

import static dev.howl.server.boot.SettingRanges.between;
import static dev.howl.server.boot.SettingRanges.oneOf;

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
 * The settings of the starter, {@code howl.*}. A value out of its range stops the start.
 *
 * @param engine place of the event logs: {@code embedded} (in this process) or {@code redis} (shared by several nodes).
 *     Default: {@code embedded}.
 * @param dataDir folder of the default database, created when it is needed. Default: {@code ./data}.
 * @param database storage of durable topics
 * @param heartbeat Pings and closes of idle sessions
 * @param limits limits on the use by clients
 * @param log retention of events
 * @param drain drain before the server stops
 * @param security access of web pages, and accepted tokens
 * @param shutdown handling of process signals
 * @param redis event logs in Redis
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
        oneOf("engine", engine, EMBEDDED, REDIS);
    }

    boolean isRedis() {
        return engine.equals(REDIS);
    }

    /**
     * Storage of durable topics.
     *
     * @param required whether a database is required even without durable topics, so that counters survive a restart.
     *     Default: false.
     * @param missing behavior without a required database: {@code refuse} stops the start, {@code serve-the-rest}
     *     serves everything but the durable topics. Default: {@code refuse}.
     * @param timeout time after which an append that waits for the database fails; 100 ms to 5 minutes. Default: 5
     *     seconds.
     * @param queue maximum number of appends that wait for the database; 1 to 1,000,000. Default: 10,000.
     */
    public record Database(
            @DefaultValue("false") boolean required,
            @DefaultValue(REFUSE) String missing,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("10000") int queue) {
        private static final String REFUSE = "refuse";
        private static final String SERVE_THE_REST = "serve-the-rest";

        public Database {
            oneOf("database.missing", missing, REFUSE, SERVE_THE_REST);
            between("database.timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(5));
            between("database.queue", queue, 1, 1_000_000, "appends");
        }

        boolean servesTheRest() {
            return missing.equals(SERVE_THE_REST);
        }
    }

    /**
     * Pings and closes of idle sessions.
     *
     * @param idleTimeout idle time after which a session is closed with 4000, for contracts with a heartbeat; 100 ms to
     *     1 day. Default: the contract's value.
     * @param pingInterval idle time after which a client is sent a protocol Ping, for contracts without a heartbeat;
     *     100 ms to 1 day. A session that stays idle for three intervals is closed with 4000. Default: 20 seconds.
     */
    public record Heartbeat(
            @Nullable Duration idleTimeout,
            @DefaultValue("20s") Duration pingInterval) {
        public Heartbeat {
            between("heartbeat.ping-interval", pingInterval, Duration.ofMillis(100), Duration.ofDays(1));
            if (idleTimeout != null) {
                between("heartbeat.idle-timeout", idleTimeout, Duration.ofMillis(100), Duration.ofDays(1));
            }
        }
    }

    /**
     * Limits on the use by clients.
     *
     * @param messageBytes maximum size of a message, in one frame or in fragments; 125 bytes to 16 MB. Default: 64 KB.
     * @param connections maximum number of connections of all channels; 1 to 1,000,000. Default: 15,000.
     * @param subscriptions maximum number of subscriptions of a connection; 1 to 100,000. Default: 256.
     * @param messagesPerSecond messages that a connection may send per second on average, and at once after a pause; 1
     *     to 1,000,000. Default: 50.
     * @param unsentBytes maximum size of all replies that wait for clients to read; 1 MB to 1 TB. Above it a request is
     *     answered {@code unavailable}. Default: a quarter of the maximum heap.
     * @param perAddress what one client address may use
     */
    public record Limits(
            @DefaultValue("64KB") DataSize messageBytes,
            @DefaultValue("15000") int connections,
            @DefaultValue("256") int subscriptions,
            @DefaultValue("50") int messagesPerSecond,
            @Nullable DataSize unsentBytes,
            @DefaultValue PerAddress perAddress) {
        public Limits {
            between("limits.message-bytes", messageBytes.toBytes(), 125, 16 * 1024 * 1024, "bytes");
            between("limits.connections", connections, 1, 1_000_000, "connections");
            between("limits.subscriptions", subscriptions, 1, 100_000, "subscriptions");
            between("limits.messages-per-second", messagesPerSecond, 1, 1_000_000, "messages");
            if (unsentBytes != null) {
                between("limits.unsent-bytes", unsentBytes.toBytes(), 1024 * 1024, 1L << 40, "bytes");
            }
        }

        long maxUnsent() {
            return unsentBytes == null ? Runtime.getRuntime().maxMemory() / 4 : unsentBytes.toBytes();
        }

        /**
         * Limits of one client address: an IPv4 address, or an IPv6 network of 64 bits. A request above them is answered
         * 429.
         *
         * @param connections maximum number of connections; 1 to 1,000,000. Default: 1,000.
         * @param handshakesPerSecond handshakes that it may send per second on average, and at once after a pause; 1 to
         *     1,000,000. Default: 100.
         * @param loopback whether the limits apply to clients on this machine, too. Default: false.
         */
        public record PerAddress(
                @DefaultValue("1000") int connections,
                @DefaultValue("100") int handshakesPerSecond,
                @DefaultValue("false") boolean loopback) {
            public PerAddress {
                between("limits.per-address.connections", connections, 1, 1_000_000, "connections");
                between("limits.per-address.handshakes-per-second", handshakesPerSecond, 1, 1_000_000, "handshakes");
            }
        }
    }

    /**
     * Retention of events.
     *
     * @param window limits of the events in memory
     * @param retention time for which the database keeps events of durable topics; 1 second to 3650 days. Default: 24
     *     hours.
     */
    public record Log(
            @DefaultValue Window window,
            @DefaultValue("24h") Duration retention) {
        public Log {
            between("log.retention", retention, Duration.ofSeconds(1), Duration.ofDays(3650));
        }

        /**
         * The limits of the events in memory, from which clients resume and laggards read.
         *
         * @param count maximum number of events of a topic and key; 1 to 10,000,000. Default: 10,000.
         * @param bytes maximum size of the events of a topic and key; 1 KB to 1 TB. Default: 8 MB.
         * @param age maximum age of an event; 100 ms to 365 days. Default: 15 minutes.
         * @param totalBytes maximum size of the events of all topics and keys; 1 KB to 1 TB. Default: an eighth of the
         *     maximum heap.
         */
        public record Window(
                @DefaultValue("10000") int count,
                @DefaultValue("8MB") DataSize bytes,
                @DefaultValue("15m") Duration age,
                @Nullable DataSize totalBytes) {
            public Window {
                between("log.window.count", count, 1, 10_000_000, "events");
                between("log.window.bytes", bytes.toBytes(), 1024, 1L << 40, "bytes");
                between("log.window.age", age, Duration.ofMillis(100), Duration.ofDays(365));
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
     * Drain before the server stops.
     *
     * @param timeout maximum duration of a drain; 0 to 1 hour. A node without other nodes has nowhere to send its
     *     clients: it closes them 2 seconds after the signal. Default: 25 seconds.
     * @param spread time over which clients are asked to leave, one after the other; 0 to 1 hour. Default: a third of
     *     the timeout, at most 10 seconds.
     */
    public record Drain(
            @DefaultValue("25s") Duration timeout, @Nullable Duration spread) {
        public Drain {
            between("drain.timeout", timeout, Duration.ZERO, Duration.ofHours(1));
            if (spread != null) {
                between("drain.spread", spread, Duration.ZERO, Duration.ofHours(1));
            }
        }
    }

    /**
     * Access: the web pages that may connect, and the tokens that are accepted. At most one of {@code publish-token},
     * {@code hmac-secret} and {@code jwks-uri} may be set; without any, a random publish token is generated.
     *
     * @param allowedOrigins origins whose pages may connect and call {@code /api/}, besides the server's own; {@code *}
     *     for all. Default: none.
     * @param allowedHosts host names and IP addresses, without ports, that requests may name in {@code Host}, besides
     *     {@code localhost}, {@code 127.0.0.1} and {@code [::1]}; others are answered 421. Default: any on a server that
     *     is not bound to a loopback address, none on one that is.
     * @param trustedProxies IP addresses, or ranges such as {@code 10.0.0.0/8}, of the proxies whose headers {@code
     *     Forwarded} and {@code X-Forwarded-*} count; those of other peers are ignored. Default: none.
     * @param publishToken a token with all scopes, 32 to 4096 characters of {@code A-Z a-z 0-9 - . _ ~ + /}. Default: a
     *     random one.
     * @param hmacSecret secret that JSON Web Tokens are signed with (HS256), at least 32 bytes in UTF-8. Default: none.
     * @param jwksUri http or https URL of the JWK Set whose keys sign JSON Web Tokens (RS256 or ES256). Default: none.
     * @param issuer required value of the claim {@code iss}. Default: any.
     * @param audience required entry of the claim {@code aud}. Default: any.
     */
    public record Security(
            @DefaultValue List<String> allowedOrigins,
            @DefaultValue List<String> allowedHosts,
            @DefaultValue List<String> trustedProxies,
            @Nullable String publishToken,
            @Nullable String hmacSecret,
            @Nullable String jwksUri,
            @Nullable String issuer,
            @Nullable String audience) {
        public Security {
            allowedOrigins = List.copyOf(allowedOrigins);
            allowedHosts = SettingRanges.hosts("security.allowed-hosts", allowedHosts);
            trustedProxies = SettingRanges.proxies("security.trusted-proxies", trustedProxies);
            TokenSettings.check(publishToken, hmacSecret, jwksUri);
        }

        URI requiredJwksUri() {
            return URI.create(Objects.requireNonNull(jwksUri, "jwksUri"));
        }

        /** Omits the secrets. */
        @Override
        public String toString() {
            return "Security[allowedOrigins=" + allowedOrigins + ", allowedHosts=" + allowedHosts + ", trustedProxies="
                    + trustedProxies + ", jwksUri=" + jwksUri + ", issuer=" + issuer + ", audience=" + audience + "]";
        }
    }

    /**
     * Handling of process signals.
     *
     * @param signals whether SIGTERM and SIGINT drain the server and end the process with exit code 0. Default: false.
     */
    public record Shutdown(@DefaultValue("false") boolean signals) {}

    /**
     * Event logs in Redis.
     *
     * @param namespace prefix of all keys; servers with the same namespace share their logs. 1 to 64 letters, digits,
     *     dots, hyphens or underscores. Default: {@code howl}.
     * @param streamLength number of events of a topic to keep in Redis; 1 to 100,000,000. Default: 100,000.
     * @param publishTimeout time after which a publish that waits for Redis fails; 50 ms to 30 seconds. Default: 2
     *     seconds.
     * @param lease time for which a node keeps the leadership of a job after its last heartbeat; 500 ms to 1 hour.
     *     Default: 10 seconds.
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
            between("redis.publish-timeout", publishTimeout, Duration.ofMillis(50), Duration.ofMillis(30_000));
            between("redis.lease", lease, Duration.ofMillis(500), Duration.ofHours(1));
        }
    }
}

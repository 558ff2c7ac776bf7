package dev.howl.server.redis;

import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.Relay;
import dev.howl.server.log.TopicLog;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.window.EventFramer;
import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.Windows;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log engine of several nodes in Redis Streams. An acknowledged event is in Redis, as durable as Redis is configured
 * to be, and every node adds it to its windows. A new epoch starts when Redis has lost an event that a node knows of.
 * Safe for use by several threads.
 */
public final class RedisEngine implements LogEngine, Relay.Opener {
    private static final Logger LOG = LoggerFactory.getLogger(RedisEngine.class);
    private static final long STOP_MILLIS = 1000;

    private final Windows windows;
    private final RedisKeys keys;
    private final PendingCommands commands;
    private final StreamAppender appender;
    private final RedisCounters counters;
    private final RedisRevocations revocations;
    private final RedisMembership cluster;
    private final ConnectionSupervisor supervisor;
    private final List<TopicStream> topics = new CopyOnWriteArrayList<>();

    /** @param clock nanoseconds since some fixed moment, as {@link System#nanoTime()} */
    public RedisEngine(
            RedisConnector connector, RedisOptions options, Windows windows, LocalNode localNode, LongSupplier clock) {
        this.windows = windows;
        this.keys = new RedisKeys(options.namespace());
        this.commands = new PendingCommands(options.publishTimeout());
        this.appender = new StreamAppender(commands, keys, options.streamLength());
        this.counters = new RedisCounters(commands, keys);
        this.revocations = new RedisRevocations(commands, keys);
        this.cluster = new RedisMembership(commands, keys, localNode, options.lease(), clock);
        this.supervisor = new ConnectionSupervisor(
                connector, options, keys, new ConnectionSupervisor.Parts(commands, cluster, revocations), topics);
    }

    @Override
    public TopicLog open(TopicSpec topic, EventFramer framer) {
        // A placeholder: the epoch is negotiated when the engine starts, before the topic is read.
        return new RedisLog(stream(topic, framer, Windows.newEpoch(), null));
    }

    @Override
    public Relay openRelay(TopicSpec topic, EventFramer framer, String epoch, Relay.Source source) {
        return new RedisRelay(stream(topic, framer, epoch, source));
    }

    /** Returns the nodes that share this Redis. */
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public RevocationStore revocations() {
        return revocations;
    }

    @Override
    public void start() {
        supervisor.start();
        cluster.start();
    }

    @Override
    public void stop() {
        try {
            cluster.stop().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
            commands.stop();
            commands.idle().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.debug("Pending commands were not answered before the stop", e);
        }
        commands.stop();
        supervisor.stop();
    }

    @Override
    public CompletionStage<Void> probe() {
        return commands.submit(0, pair -> pair.commands().ping()).thenAccept(pong -> {});
    }

    /** Stops like a killed process. */
    void abandon() {
        cluster.abandon();
        commands.stop();
        supervisor.stop();
    }

    private TopicStream stream(TopicSpec topic, EventFramer framer, String epoch, Relay.@Nullable Source source) {
        TopicStream stream = new TopicStream(keys, windows.open(topic.name(), framer, epoch, false), source);
        topics.add(stream);
        return stream;
    }

    private final class RedisLog implements TopicLog {
        private final TopicStream stream;

        RedisLog(TopicStream stream) {
            this.stream = stream;
        }

        @Override
        public TopicWindows windows() {
            return stream.windows();
        }

        @Override
        public CompletionStage<Position> append(AppendRequest event) {
            return appender.append(stream, event);
        }

        @Override
        public Position head(@Nullable String key) {
            return stream.windows().head(key).in(stream.topic(), key);
        }

        @Override
        public CompletionStage<Void> caughtUp() {
            return stream.caughtUp(commands);
        }
    }

    private final class RedisRelay implements Relay {
        private final TopicStream stream;

        RedisRelay(TopicStream stream) {
            this.stream = stream;
        }

        @Override
        public TopicWindows windows() {
            return stream.windows();
        }

        @Override
        public CompletionStage<Offset> append(@Nullable String key, long after, Offset at, byte[] body) {
            return appender.relay(stream, key, after, at, body);
        }

        @Override
        public CompletionStage<Void> caughtUp() {
            return stream.caughtUp(commands);
        }
    }
}

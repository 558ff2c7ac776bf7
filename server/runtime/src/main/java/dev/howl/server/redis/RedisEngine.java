package dev.howl.server.redis;

import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.cluster.Self;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.LogEngine;
import dev.howl.server.log.Relay;
import dev.howl.server.log.TopicLog;
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
 * Logs in Redis Streams, for many nodes. An acknowledged event is in Redis, as safe as Redis keeps it; every node takes
 * it into its windows. The epoch ends when Redis has lost anything that a node knows of. Safe for use by several
 * threads.
 */
public final class RedisEngine implements LogEngine, Relay.Opener {
    private static final Logger LOG = LoggerFactory.getLogger(RedisEngine.class);
    private static final long LAST_MILLIS = 1000;

    private final Windows windows;
    private final Keys keys;
    private final Calls calls;
    private final Appends appends;
    private final RedisCounters counters;
    private final RedisCluster cluster;
    private final Upkeep upkeep;
    private final List<TopicTail> topics = new CopyOnWriteArrayList<>();

    /** @param clock nanoseconds since some fixed moment, as {@link System#nanoTime()} */
    public RedisEngine(RedisConnector connector, RedisOptions options, Windows windows, Self self, LongSupplier clock) {
        this.windows = windows;
        this.keys = new Keys(options.namespace());
        this.calls = new Calls(options.publishTimeout());
        this.appends = new Appends(calls, keys, options.streamLength());
        this.counters = new RedisCounters(calls, keys);
        this.cluster = new RedisCluster(calls, keys, self, options.lease(), clock);
        this.upkeep = new Upkeep(connector, options, keys, new Upkeep.Parts(calls, cluster), topics);
    }

    @Override
    public TopicLog open(TopicSpec topic, EventFramer framer) {
        // The epoch is learned when the engine starts, before anybody reads.
        return new RedisLog(tail(topic, framer, Windows.newEpoch(), null));
    }

    @Override
    public Relay openRelay(TopicSpec topic, EventFramer framer, String epoch, Relay.Source source) {
        return new RedisRelay(tail(topic, framer, epoch, source));
    }

    /** The nodes on this Redis. */
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public void start() {
        upkeep.start();
        cluster.start();
    }

    @Override
    public void stop() {
        try {
            cluster.stop().get(LAST_MILLIS, TimeUnit.MILLISECONDS);
            calls.stop();
            calls.idle().get(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.debug("Redis did not answer in the end", e);
        }
        calls.stop();
        upkeep.stop();
    }

    /** Ends as a process that is killed does. */
    void abandon() {
        cluster.abandon();
        calls.stop();
        upkeep.stop();
    }

    private TopicTail tail(TopicSpec topic, EventFramer framer, String epoch, Relay.@Nullable Source source) {
        TopicTail tail = new TopicTail(keys, windows.open(topic.name(), framer, epoch, false), source);
        topics.add(tail);
        return tail;
    }

    private final class RedisLog implements TopicLog {
        private final TopicTail tail;

        RedisLog(TopicTail tail) {
            this.tail = tail;
        }

        @Override
        public TopicWindows windows() {
            return tail.windows();
        }

        @Override
        public CompletionStage<Position> append(AppendRequest event) {
            return appends.append(tail, event);
        }

        @Override
        public Position head(@Nullable String key) {
            return tail.windows().head(key).in(tail.topic(), key);
        }

        @Override
        public CompletionStage<Void> caughtUp() {
            return tail.caughtUp(calls);
        }
    }

    private final class RedisRelay implements Relay {
        private final TopicTail tail;

        RedisRelay(TopicTail tail) {
            this.tail = tail;
        }

        @Override
        public TopicWindows windows() {
            return tail.windows();
        }

        @Override
        public CompletionStage<Offset> append(@Nullable String key, long after, Offset at, byte[] body) {
            return appends.relay(tail, key, after, at, body);
        }

        @Override
        public CompletionStage<Void> caughtUp() {
            return tail.caughtUp(calls);
        }
    }
}

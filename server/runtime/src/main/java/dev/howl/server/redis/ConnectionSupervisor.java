package dev.howl.server.redis;

import dev.howl.server.log.EngineStartException;
import dev.howl.server.thread.DaemonThreads;
import dev.howl.server.window.Windows;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supervisor of the connections to Redis, on a thread of its own. It connects, negotiates the epoch, sends a
 * heartbeat, loads the windows and follows the streams. When a step fails, it starts over with a new connection pair.
 */
final class ConnectionSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSupervisor.class);
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 1000;
    private static final long STOP_MILLIS = 2000;

    private final RedisConnector connector;
    private final RedisOptions options;
    private final RedisKeys keys;
    private final Parts parts;
    private final List<TopicStream> topics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Thread thread = DaemonThreads.thread("howl-redis", this::run);
    private volatile @Nullable ConnectionPair pair;
    private volatile @Nullable RuntimeException lastFailure;
    private boolean isUnreachable;
    private String lastEpoch = "";

    /**
     * The users of the connections.
     *
     * @param commands the commands that are sent over the present pair
     * @param cluster sends a heartbeat over a new pair first
     * @param revocations are loaded over a new pair before the streams
     */
    record Parts(PendingCommands commands, RedisMembership cluster, RedisRevocations revocations) {}

    ConnectionSupervisor(
            RedisConnector connector, RedisOptions options, RedisKeys keys, Parts parts, List<TopicStream> topics) {
        this.connector = connector;
        this.options = options;
        this.keys = keys;
        this.parts = parts;
        this.topics = topics;
    }

    /**
     * Starts the thread and waits until the windows are loaded. Blocks.
     *
     * @throws EngineStartException where Redis cannot be used within the start timeout
     */
    void start() {
        thread.start();
        try {
            started.get(options.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            RuntimeException failure = lastFailure;
            stop();
            throw new EngineStartException(
                    "Redis at " + connector.address() + " could not be used within "
                            + options.startTimeout().toSeconds() + " s"
                            + (failure == null ? "" : " (" + reason(failure) + ")")
                            + "; howl.engine=redis needs it, see spring.data.redis.*",
                    failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new EngineStartException("the start was interrupted", e);
        }
    }

    void stop() {
        stopped.countDown();
        closePair();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connections, so that the thread starts over with new ones. */
    void closePair() {
        ConnectionPair current = pair;
        if (current != null) {
            current.close();
        }
    }

    private void run() {
        EpochNegotiation negotiation =
                new EpochNegotiation(keys, parts.cluster().id(), options, stopped);
        StreamFollower follower = new StreamFollower(keys, topics, parts.revocations());
        int pause = FIRST_PAUSE_MILLIS;
        while (stopped.getCount() > 0) {
            try (ConnectionPair opened = ConnectionPair.open(connector)) {
                pair = opened;
                String epoch = negotiation.agree(opened, topics, Windows.newEpoch());
                parts.cluster().beat(opened);
                warnOfNewEpoch(epoch);
                follower.load(opened, epoch);
                ready(opened);
                pause = FIRST_PAUSE_MILLIS;
                follower.follow(opened, epoch);
            } catch (RuntimeException e) {
                lost(e);
            }
            awaitEnd();
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    private void warnOfNewEpoch(String epoch) {
        if (!lastEpoch.isEmpty() && !lastEpoch.equals(epoch)) {
            LOG.warn("Redis at {} has lost events, or may have: a new epoch of the log starts", connector.address());
        }
        lastEpoch = epoch;
    }

    private void ready(ConnectionPair opened) {
        parts.commands().up(opened);
        if (!started.isDone()) {
            warnOfSettings(opened);
            started.complete(null);
        } else if (isUnreachable) {
            LOG.info("Redis at {} is reachable again", connector.address());
        }
        isUnreachable = false;
    }

    /**
     * Waits until the closed pair delivers no further reply: the negotiation must know of every acknowledged event, or a
     * Redis that lost such an event would assign its seq again in the same epoch.
     */
    private void awaitEnd() {
        ConnectionPair closed = pair;
        if (closed == null) {
            return;
        }
        try {
            ConnectionPair.await(closed.ended(), ConnectionPair.ANSWER);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The connections to Redis at {} did not close in time; continuing without", connector.address(), e);
        }
        pair = null;
    }

    private void lost(RuntimeException failure) {
        ConnectionPair ended = pair;
        if (ended != null) {
            parts.commands().down(ended);
        }
        lastFailure = failure;
        boolean isUnsettled = failure instanceof ReconnectException;
        if (started.isDone() && stopped.getCount() > 0 && !isUnreachable) {
            isUnreachable = true;
            LOG.warn("Redis at {} cannot be used: {}; retrying", connector.address(), reason(failure));
        }
        if (!isUnsettled && !(failure instanceof RedisException) && stopped.getCount() > 0) {
            LOG.error("Following the streams failed; retrying", failure);
        }
    }

    /** Waits before the next attempt, with jitter, so that not all nodes reconnect at once. */
    private void pause(int most) {
        try {
            boolean ends = stopped.await(ThreadLocalRandom.current().nextInt(most) + 1L, TimeUnit.MILLISECONDS);
            if (ends) {
                LOG.debug("Stopped: no further connection to Redis is opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void warnOfSettings(ConnectionPair opened) {
        try {
            Map<String, String> append =
                    ConnectionPair.await(opened.commands().configGet("appendonly"), ConnectionPair.ANSWER);
            if (append.containsValue("no")) {
                LOG.warn(
                        "Redis at {} has no append-only file: acknowledged events are lost when it stops, and"
                                + " subscribers get a gap. Set appendonly yes",
                        connector.address());
            }
            Map<String, String> eviction =
                    ConnectionPair.await(opened.commands().configGet("maxmemory-policy"), ConnectionPair.ANSWER);
            if (eviction.values().stream().anyMatch(policy -> policy.startsWith("allkeys"))) {
                LOG.warn(
                        "Redis at {} evicts keys of the log when memory is short. Set maxmemory-policy noeviction",
                        connector.address());
            }
        } catch (RuntimeException e) {
            LOG.debug("The configuration of Redis cannot be read", e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}

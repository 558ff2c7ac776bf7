package dev.howl.server.redis;

import dev.howl.runtime.Futures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pair of connections to one Redis process: one for commands, one for blocking reads. A pair that fails is closed for
 * good and replaced by another one. Safe for use by several threads.
 */
final class ConnectionPair implements AutoCloseable {
    /** Longest wait for a reply before Redis counts as unreachable. */
    static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Pattern RUN = Pattern.compile("(?m)^run_id:(\\w+)");

    private final StatefulRedisConnection<String, byte[]> commands;
    private final StatefulRedisConnection<String, byte[]> tail;
    private final String run;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ConnectionPair(
            StatefulRedisConnection<String, byte[]> commands,
            StatefulRedisConnection<String, byte[]> tail,
            String run) {
        this.commands = commands;
        this.tail = tail;
        this.run = run;
    }

    static ConnectionPair open(RedisConnector connector) {
        StatefulRedisConnection<String, byte[]> commands = connector.connect();
        try {
            StatefulRedisConnection<String, byte[]> tail = connector.connect();
            try {
                String run = run(commands);
                if (!run.equals(run(tail))) {
                    throw new ReconnectException("Redis was restarted between the two connections");
                }
                for (Script script : Script.values()) {
                    await(script.load(commands.async()), ANSWER);
                }
                return new ConnectionPair(commands, tail, run);
            } catch (RuntimeException e) {
                closeConnection(tail);
                throw e;
            }
        } catch (RuntimeException e) {
            closeConnection(commands);
            throw e;
        }
    }

    private static String run(StatefulRedisConnection<String, byte[]> connection) {
        Matcher run = RUN.matcher(await(connection.async().info("server"), ANSWER));
        if (!run.find()) {
            throw new ReconnectException("the reply to INFO contains no run_id");
        }
        return run.group(1);
    }

    RedisAsyncCommands<String, byte[]> commands() {
        return commands.async();
    }

    RedisAsyncCommands<String, byte[]> tail() {
        return tail.async();
    }

    /** Returns the run id of the Redis process. */
    String run() {
        return run;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Closes both connections; pending commands fail. Does not block. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            CompletionStage<Void> both = CompletableFuture.allOf(commands.closeAsync(), tail.closeAsync());
            both.whenComplete((nothing, failure) -> ended.complete(null));
        }
    }

    /**
     * Completes once the closed connections deliver no further reply. A reply that arrived before has been delivered by
     * then, because a connection delivers replies and its end on the same thread.
     */
    CompletableFuture<Void> ended() {
        return ended.copy();
    }

    private static void closeConnection(StatefulRedisConnection<String, byte[]> connection) {
        CompletionStage<Void> unused = connection.closeAsync();
    }

    /** Waits for a reply, for a limited time. */
    static <T> T await(CompletionStage<T> answer, Duration timeout) {
        try {
            return answer.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (answer instanceof RedisFuture<?> command) {
                command.cancel(false);
            }
            throw new ReconnectException("no reply within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReconnectException("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = Futures.cause(e);
            throw cause instanceof RuntimeException failure ? failure : new RedisException(cause);
        }
    }
}

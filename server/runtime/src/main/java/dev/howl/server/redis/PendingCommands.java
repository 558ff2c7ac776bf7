package dev.howl.server.redis;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.NotAppendedException;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands on their way to Redis. Each can be done twice without harm: whatever has no answer when a link ends is sent
 * again over the next one, in its order, until its time is up. Safe for use by several threads.
 */
final class PendingCommands {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCommands.class);
    private static final int MAX_CALLS = 20_000;
    private static final long MAX_BYTES = 64L << 20;

    private final Duration timeout;
    private final ConcurrentSkipListMap<Long, Pending<?>> pending = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean refusing = new AtomicBoolean();
    /** Guarded by this, as what follows. */
    private @Nullable ConnectionPair pair;

    private long last;
    private boolean stopped;

    private static final class Pending<T> {
        private final Function<ConnectionPair, CompletionStage<T>> command;
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        Pending(Function<ConnectionPair, CompletionStage<T>> command) {
            this.command = command;
        }

        void whenDone(Runnable action) {
            CompletionStage<T> stage = answer;
            stage.whenComplete((value, failure) -> action.run());
        }
    }

    PendingCommands(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Does something as soon as Redis is there.
     *
     * @param size bytes that it holds on to meanwhile
     * @return fails with {@code unavailable} where there is no answer in time; it may have been done nevertheless
     */
    <T> CompletionStage<T> submit(int size, Function<ConnectionPair, CompletionStage<T>> command) {
        Pending<T> call = new Pending<>(command);
        boolean isTooMuch = count.incrementAndGet() > MAX_CALLS;
        isTooMuch |= bytes.addAndGet(size) > MAX_BYTES;
        if (isTooMuch) {
            release(size);
            return CompletableFuture.failedStage(unavailable("too much waits for Redis already"));
        }
        call.answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            if (stopped) {
                release(size);
                return CompletableFuture.failedStage(unavailable("the server stops"));
            }
            long number = ++last;
            pending.put(number, call);
            // Also before it was sent: whoever waits is told the moment the answer is there.
            call.whenDone(() -> {
                pending.remove(number);
                release(size);
            });
            if (pair != null) {
                send(call, pair);
            }
        }
        return call.answer.handle((answer, failure) -> {
            if (failure != null) {
                throw translated(failure);
            }
            return answer;
        });
    }

    /** From now on commands go this way; those that have no answer yet are sent first. */
    synchronized void up(ConnectionPair opened) {
        pair = opened;
        pending.values().forEach(call -> send(call, opened));
    }

    /** From now on commands wait. */
    synchronized void down(ConnectionPair ended) {
        if (pair == ended) {
            pair = null;
        }
    }

    /** Nothing is taken any more; what waits fails when its time is up. */
    synchronized void stop() {
        stopped = true;
    }

    /** Completes, or fails when time is up, once all that waits has an answer. */
    CompletableFuture<Void> idle() {
        return CompletableFuture.allOf(pending.values().stream()
                .map(call -> call.answer.handle((answer, failure) -> true))
                .toArray(CompletableFuture<?>[]::new));
    }

    private <T> void send(Pending<T> call, ConnectionPair over) {
        CompletionStage<T> sent;
        try {
            sent = call.command.apply(over);
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedStage(e);
        }
        sent.whenComplete((answer, failure) -> {
            if (failure == null) {
                refusing.set(false);
                call.answer.complete(answer);
            } else {
                failed(call, over, cause(failure));
            }
        });
    }

    private void failed(Pending<?> call, ConnectionPair over, Throwable failure) {
        if (failure instanceof NotAppendedException) {
            call.answer.completeExceptionally(failure);
        } else if (failure instanceof RedisCommandExecutionException refused && !isPassing(refused)) {
            if (!refusing.getAndSet(true)) {
                LOG.error("Redis refuses commands: {}", refused.getMessage());
            }
            call.answer.completeExceptionally(unavailable("the log's store refuses to append"));
        } else {
            // It stays pending for the next pair.
            over.close();
        }
    }

    /** What another link may not meet: a replica, a process that has yet to load its data. */
    private static boolean isPassing(RedisCommandExecutionException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.startsWith("READONLY") || message.startsWith("LOADING") || message.startsWith("MASTERDOWN");
    }

    private void release(int size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }

    private static RuntimeException translated(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof TimeoutException) {
            return unavailable("the log cannot be reached");
        }
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    private static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}

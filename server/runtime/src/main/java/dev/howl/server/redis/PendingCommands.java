package dev.howl.server.redis;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
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
 * The commands in flight to Redis. All of them are idempotent: those without a reply when a connection pair fails are
 * sent again over the next one, in order, until they time out. Safe for use by several threads.
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
    /** The present connection pair; {@code null} while there is none. Guarded by this, like the fields below. */
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
     * Sends a command, at once or as soon as there is a connection.
     *
     * @param size bytes that the command retains
     * @return fails with {@code unavailable} where no reply arrives in time; the command may have been executed
     *     nevertheless
     */
    <T> CompletionStage<T> submit(int size, Function<ConnectionPair, CompletionStage<T>> command) {
        Pending<T> call = new Pending<>(command);
        boolean isTooMuch = count.incrementAndGet() > MAX_CALLS;
        isTooMuch |= bytes.addAndGet(size) > MAX_BYTES;
        if (isTooMuch) {
            release(size);
            return CompletableFuture.failedStage(unavailable("too many requests wait for the event log"));
        }
        call.answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            if (stopped) {
                release(size);
                return CompletableFuture.failedStage(unavailable("the server is stopping"));
            }
            long number = ++last;
            pending.put(number, call);
            // Registered before sending, so that it runs before the continuations of the caller.
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

    /** Sends pending commands over a new pair, and all later ones directly. */
    synchronized void up(ConnectionPair opened) {
        pair = opened;
        pending.values().forEach(call -> send(call, opened));
    }

    /** Makes commands wait for the next pair. */
    synchronized void down(ConnectionPair ended) {
        if (pair == ended) {
            pair = null;
        }
    }

    /** Rejects new commands; pending ones fail when they time out. */
    synchronized void stop() {
        stopped = true;
    }

    /** Completes once all pending commands have a reply or have timed out. */
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
                failed(call, over, Futures.cause(failure));
            }
        });
    }

    private void failed(Pending<?> call, ConnectionPair over, Throwable failure) {
        if (failure instanceof NotAppendedException) {
            call.answer.completeExceptionally(failure);
        } else if (failure instanceof RedisCommandExecutionException refused && !isTemporary(refused)) {
            if (!refusing.getAndSet(true)) {
                LOG.error("Redis rejects commands: {}", refused.getMessage());
            }
            call.answer.completeExceptionally(unavailable("the event log rejects the append"));
        } else {
            // The command stays pending and is sent over the next pair.
            over.close();
        }
    }

    /**
     * Returns whether the error is temporary and another connection may succeed: the server is a replica or still loading its
     * data.
     */
    private static boolean isTemporary(RedisCommandExecutionException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.startsWith("READONLY") || message.startsWith("LOADING") || message.startsWith("MASTERDOWN");
    }

    private void release(int size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }

    private static RuntimeException translated(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof TimeoutException) {
            return unavailable("the event log cannot be reached");
        }
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    private static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }
}

package dev.howl.server.session;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Futures;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.server.Session;
import dev.howl.server.transport.Frames;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of the server that a client has not answered yet. Confined to the event loop, except {@link #send}. */
final class SessionRequests {
    /** Above the numbers that clients count from one, and an integer of 32 bits. */
    private static final long FIRST_NUMBER = 1_000_000_000;

    private static final Duration LONGEST = Duration.ofDays(1);

    private final ChannelSpec channel;
    private final FrameCodec codec;
    private final EventLoop loop;
    private final Consumer<byte[]> sender;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private boolean closed;

    private record Pending(
            MessageSpec request,
            Class<? extends Message> answer,
            CompletableFuture<Message> future,
            ScheduledFuture<?> timer) {}

    /** @param sender sends a frame, or closes the session; called on the event loop */
    SessionRequests(ChannelSpec channel, FrameCodec codec, EventLoop loop, Consumer<byte[]> sender) {
        this.channel = channel;
        this.codec = codec;
        this.loop = loop;
        this.sender = sender;
    }

    /** Sends a request; see {@link Session#request}. May be called from any thread. */
    <R extends Message> CompletionStage<R> send(Message request, Class<R> answer, Duration timeout) {
        MessageSpec spec = requireAnswered(request, answer);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the timeout must be above zero and at most " + LONGEST + ", but is " + timeout);
        }
        // No reference of a client starts so, if it is the SDK: what answers is told from what asks.
        String ref = channel.envelope().numbered()
                ? Long.toString(FIRST_NUMBER + count.incrementAndGet(), Character.MAX_RADIX)
                : "s-" + count.incrementAndGet();
        byte[] frame = Frames.of(request, codec.encode(request, FrameFields.ref(ref)));
        CompletableFuture<Message> future = new CompletableFuture<>();
        Runnable start = () -> start(ref, spec, answer, future, timeout, frame);
        if (loop.inEventLoop()) {
            start.run();
        } else {
            try {
                loop.execute(start);
            } catch (RejectedExecutionException e) {
                future.completeExceptionally(ended());
            }
        }
        return Futures.mapFailure(future.thenApply(answer::cast), failure -> failure);
    }

    private MessageSpec requireAnswered(Message request, Class<? extends Message> answer) {
        MessageSpec spec = channel.serverMessages().stream()
                .filter(candidate -> candidate.type() == request.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the server does not send " + request.getClass().getSimpleName()));
        List<String> answers = spec.answers();
        boolean answered = channel.clientMessages().stream()
                .anyMatch(message -> answers.contains(message.name()) && answer.isAssignableFrom(message.type()));
        if (!answered) {
            throw new IllegalArgumentException(
                    "clients do not answer '" + spec.name() + "' with " + answer.getSimpleName());
        }
        return spec;
    }

    private void start(
            String ref,
            MessageSpec spec,
            Class<? extends Message> answer,
            CompletableFuture<Message> future,
            Duration timeout,
            byte[] frame) {
        if (closed) {
            future.completeExceptionally(ended());
        } else if (pending.size() >= Session.MAX_REQUESTS) {
            future.completeExceptionally(
                    unavailable("the client has not answered " + pending.size() + " requests yet; try again later"));
        } else {
            ScheduledFuture<?> timer =
                    loop.schedule(() -> expire(ref, timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
            pending.put(ref, new Pending(spec, answer, future, timer));
            sender.accept(frame);
        }
    }

    /** Returns the reference of the request that a frame answers; {@code null} if it is no answer. */
    @Nullable
    String answered(Frame frame) {
        if (pending.isEmpty()) {
            return null;
        }
        String ref = frame.ref();
        if (ref != null) {
            Pending named = pending.get(ref);
            return named != null && accepts(named, frame) ? ref : null;
        }
        boolean correlated =
                channel.envelope().correlation() != null && frame.spec().hasProperties();
        return pending.entrySet().stream()
                .filter(entry -> !(correlated && entry.getValue().request().hasProperties()))
                .filter(entry -> accepts(entry.getValue(), frame))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(Pending request, Frame frame) {
        return request.request().answers().contains(frame.spec().name())
                && request.answer().isAssignableFrom(frame.spec().type());
    }

    /** Completes a request that {@link #answered} has found. */
    void complete(String ref, Message answer) {
        Pending request = pending.remove(ref);
        if (request != null) {
            request.timer().cancel(false);
            request.future().complete(answer);
        }
    }

    /** Fails every request, because the session ends. */
    void close() {
        closed = true;
        List<Pending> failing = List.copyOf(pending.values());
        pending.clear();
        failing.forEach(request -> {
            request.timer().cancel(false);
            request.future().completeExceptionally(ended());
        });
    }

    private void expire(String ref, Duration timeout) {
        Pending request = pending.remove(ref);
        if (request != null) {
            request.future()
                    .completeExceptionally(unavailable(
                            "the client has not answered '" + request.request().name() + "' within " + timeout));
        }
    }

    private static CodedException ended() {
        return unavailable("the session has ended before the client answered");
    }

    private static CodedException unavailable(String message) {
        return new CodedException(Codes.UNAVAILABLE, message, null, true);
    }
}

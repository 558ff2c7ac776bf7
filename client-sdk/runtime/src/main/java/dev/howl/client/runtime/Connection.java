package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one channel, which comes back by itself until it is closed. What generated clients call.
 *
 * <p>Every method may be called by any thread, listeners included; see the package for which thread calls what. Made
 * by {@link ClientBuilder}.
 */
public final class Connection implements AutoCloseable {
    private final Options options;
    private final EventLoop loop;
    private final CallbackRunner callbacks;
    private final Listeners listeners;
    private final ConnectionController core;
    private final SubscriptionFactory subscribing;
    private final Semaphore sendBudget;

    Connection(Options options) {
        this.options = options;
        this.loop = new EventLoop(options.loopScheduler());
        this.callbacks =
                new CallbackRunner(options.callbackExecutor(), options.loopScheduler(), options.onListenerError);
        this.listeners = new Listeners(options, callbacks);
        this.core = new ConnectionController(options, loop, callbacks, listeners);
        this.subscribing = new SubscriptionFactory(options, callbacks, core.subscriptions());
        this.sendBudget = new Semaphore(options.sendLimit);
    }

    void start() {
        loop.execute(core::start);
    }

    /** Waits for the first connection. */
    void awaitConnected() {
        loop.execute(() -> core.giveUpAfter(options.connectTimeout));
        try {
            core.lifetime().first().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new ConnectFailedException("cannot connect to " + options.addresses() + ": " + cause, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.execute(core::close);
            throw new ConnectFailedException("interrupted while connecting to " + options.addresses(), e);
        }
    }

    /**
     * Asks the server and completes with its answer. While there is no connection the request waits for one.
     *
     * <p>The future fails with {@link RequestFailedException} where the server answers with an error, {@link
     * RequestTimeoutException} where nothing is answered within the request time-out, {@link ConnectionLostException}
     * where the connection ends first, {@link ConnectionClosedException} where the client is closed, {@link
     * OverflowException} where too many messages are on their way, {@link CodedException} where the answer does not
     * fit the contract.
     *
     * <p>A request with a dedupe id (of the contract, and not {@code null}) is sent again, after the connection was lost
     * and after a refusal that is retryable, until its time is over.
     *
     * @param reply the class of the answer
     * @throws IllegalArgumentException where clients of the channel do not send such messages, or the server does not
     *     send such answers
     */
    public <R extends Message> CompletableFuture<R> request(Message request, Class<R> reply) {
        Predicate<MessageSpec> answers = spec -> reply.isAssignableFrom(spec.type());
        if (options.spec.serverMessages().stream().noneMatch(answers)) {
            throw new IllegalArgumentException("the server does not send " + reply.getSimpleName());
        }
        return submit(
                request,
                answers,
                frame -> reply.cast(core.codec().decode(Objects.requireNonNull(frame, "an answer has a frame"))));
    }

    /**
     * Sends a message that has no answer. Completes once it is handed to the operating system; while there is no
     * connection the message waits for one. Fails as {@link #request} does.
     *
     * @throws IllegalArgumentException where clients of the channel do not send such messages
     */
    public CompletableFuture<@Nullable Void> send(Message message) {
        return submit(message, null, frame -> null);
    }

    /**
     * Subscribes to a topic; see {@link Subscription}. Resubscribes by itself after a reconnect.
     *
     * @param key {@code null} for a topic without keys
     * @param since the last event that was handled before, perhaps in an earlier process: begins with the next one, or
     *     with a {@link Gap} where that is gone; {@code null} to begin with what comes
     * @param type of the events that the listener gets, a sealed parent included; others of the topic count as handled
     * @param listener called for one event at a time, on the executor
     * @throws IllegalArgumentException where the contract has no such topic, or has it with keys and none is given, or
     *     the other way round, or where the position is one of another topic or key
     */
    public <E extends Message> Subscription subscribe(
            String topic, @Nullable String key, @Nullable Position since, Class<E> type, Consumer<? super E> listener) {
        Objects.requireNonNull(listener, "listener");
        return subscribe(topic, key, since, type, (event, position) -> listener.accept(event));
    }

    /**
     * As {@link #subscribe(String, String, Position, Class, Consumer)}, with the position of each event, which is
     * {@code null} where the contract has none.
     */
    public <E extends Message> Subscription subscribe(
            String topic,
            @Nullable String key,
            @Nullable Position since,
            Class<E> type,
            BiConsumer<? super E, ? super @Nullable Position> listener) {
        return subscribing.subscribe(new TopicKey(topic, key), since, type, listener);
    }

    /**
     * Subscribes to a topic together with its state: {@code now} gets the state, {@code each} every event after it, with
     * none missing between and none twice. After a gap, {@code now} gets the state anew. Both are called on the
     * executor, one call at a time; the {@linkplain Subscription#position() position} is that of the last call that has
     * returned.
     *
     * <p>The state is asked for until it comes; a refusal that is not retryable ends the subscription.
     *
     * @throws IllegalArgumentException as {@link #subscribe(String, String, Position, Class, Consumer)} does
     */
    public <S extends Message, E extends Message> Subscription follow(
            String topic,
            @Nullable String key,
            SnapshotRequest<S> snapshot,
            Consumer<? super S> now,
            Class<E> type,
            Consumer<? super E> each) {
        return subscribing.follow(new TopicKey(topic, key), snapshot, core.fetch(snapshot), now, type, each);
    }

    /**
     * The events of a topic for whoever asks for them one by one. Each subscriber has a subscription of its own, with
     * its own buffer; what does not fit is asked for again from the server once the subscriber has asked for the rest.
     * Gaps are told to {@link ClientBuilder#onGap}, or logged once. Subscribers are called on the executor. The stream
     * completes when the client is closed, and fails where the server refuses the subscription.
     *
     * @throws IllegalArgumentException as {@link #subscribe(String, String, Position, Class, Consumer)} does
     */
    public <E extends Message> Flow.Publisher<E> events(
            String topic, @Nullable String key, @Nullable Position since, Class<E> type) {
        return subscribing.events(new TopicKey(topic, key), since, type);
    }

    /**
     * Listens to messages of a type, {@code Message} or a sealed parent included, that answer no request of this
     * client. Events are heard as they arrive: once more after a resume, out of step with {@link Subscription}s.
     *
     * <p>A listener that is too slow for its buffer misses messages, which is logged once.
     */
    public <T extends Message> Registration on(Class<T> type, Consumer<? super T> listener) {
        Objects.requireNonNull(type, "type");
        return listeners.on(type, Objects.requireNonNull(listener, "listener"));
    }

    /** Where the connection stands at this moment. */
    public ConnectionState state() {
        return core.lifetime().state();
    }

    /** Completes when the connection has ended for good, be it by {@link #close()} or by the server; never fails. */
    public CompletableFuture<CloseInfo> closed() {
        return core.lifetime().closed();
    }

    /**
     * Closes with 1000 and waits for the server's Close, at most for the close time-out. Requests in flight fail;
     * messages that were sent before go out first. No call to a listener of events begins after the close. Idempotent.
     * Interrupting it ends the wait, not the close.
     */
    @Override
    public void close() {
        loop.execute(core::close);
        if (loop.isCurrent()) {
            return; // the executor runs listeners on the loop, which must not wait for itself
        }
        try {
            // The loop keeps the time; twice of it is for a machine that hardly gets a turn.
            Duration patience = options.closeTimeout.multipliedBy(2);
            core.lifetime().over().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new CompletionException("the connection did not close", e);
        }
    }

    private <R> CompletableFuture<R> submit(
            Message message, @Nullable Predicate<MessageSpec> answer, Function<@Nullable Frame, R> result) {
        MessageSpec sent = sent(message);
        if (!sendBudget.tryAcquire()) {
            return CompletableFuture.failedFuture(new OverflowException(options.sendLimit));
        }
        CompletableFuture<R> future = new CompletableFuture<>();
        var unused = future.whenComplete((value, failure) -> sendBudget.release());
        OutgoingMessage outgoing = fields -> core.codec().encode(message, fields);
        ClientRequest request =
                new ClientRequest(outgoing, answer, isRepeatable(sent, message), sent.hasProperties(), false);
        loop.execute(() -> core.submit(request, reply(future, result)));
        return future;
    }

    private MessageSpec sent(Message message) {
        Class<?> type = message.getClass();
        return options.spec.clientMessages().stream()
                .filter(spec -> spec.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("clients do not send " + type.getSimpleName()));
    }

    /** Whether the server will notice that it has had the message before. */
    private static boolean isRepeatable(MessageSpec spec, Message message) {
        return spec.dedupe() != null && Json.mapper().valueToTree(message).hasNonNull(spec.dedupe());
    }

    private <R> ClientRequest.Reply reply(CompletableFuture<R> future, Function<@Nullable Frame, R> result) {
        return new ClientRequest.Reply() {
            @Override
            public void answered(@Nullable Frame frame) {
                try {
                    callbacks.complete(future, result.apply(frame));
                } catch (CodedException e) {
                    failed(e);
                }
            }

            @Override
            public void failed(Throwable cause) {
                callbacks.fail(future, cause);
            }
        };
    }
}

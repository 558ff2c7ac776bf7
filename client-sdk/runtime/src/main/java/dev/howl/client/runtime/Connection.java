package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one channel that reconnects by itself until it is closed. Generated clients are a typed layer over
 * it.
 *
 * <p>Every method may be called by any thread, also by listeners. Only {@link #close()} blocks. {@link ClientBuilder}
 * creates connections; the package description says which thread calls what.
 */
public final class Connection implements AutoCloseable {
    private final Options options;
    private final EventLoop loop;
    private final Listeners listeners;
    private final ConnectionController controller;
    private final RequestFactory requestFactory;
    private final SubscriptionFactory subscriptionFactory;

    Connection(Options options) {
        this.options = options;
        SharedLease lease = new SharedLease(options);
        this.loop = new EventLoop(lease.scheduler());
        CallbackRunner callbacks = new CallbackRunner(lease.callbacks(), lease.scheduler(), options.onListenerError);
        this.listeners = new Listeners(options, callbacks);
        this.controller = new ConnectionController(options, lease, loop, callbacks, listeners);
        this.subscriptionFactory = new SubscriptionFactory(options, callbacks, controller.subscriptions());
        this.requestFactory = new RequestFactory(options, loop, callbacks, controller);
    }

    void start() {
        loop.execute(controller::start);
    }

    /** Waits for the first connection. */
    void awaitConnected() {
        loop.execute(() -> controller.giveUpAfter(options.connectTimeout));
        try {
            controller.lifecycle().firstConnection().get();
        } catch (ExecutionException e) {
            throw failed(Futures.cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.execute(controller::close);
            throw new ConnectFailedException(
                    ConnectFailureKind.INTERRUPTED,
                    controller.lastAddress(),
                    "interrupted while connecting to " + options.addresses(),
                    e);
        }
    }

    private ConnectFailedException failed(Throwable cause) {
        URI address = controller.lastAddress();
        FailureSentence sentence = FailureSentence.of(address, cause);
        String certificate = CertificateProbe.isAbout(sentence.kind()) ? CertificateProbe.describe(address) : "";
        return new ConnectFailedException(
                sentence.kind(),
                address,
                "cannot connect to " + options.addresses() + ": " + sentence.text() + certificate,
                cause);
    }

    /**
     * Sends a request and returns a future of its answer. While there is no connection the request waits for one.
     *
     * <p>The future completes on the executor. It fails with
     *
     * <ul>
     *   <li>{@link RequestFailedException} if the server answers with an error,
     *   <li>{@link RequestTimeoutException} if there is no answer within the request time-out,
     *   <li>{@link ConnectionLostException} if the connection ends before the answer,
     *   <li>{@link ConnectionClosedException} if the client is closed,
     *   <li>{@link OverflowException} if {@link ClientBuilder#sendLimit} messages already wait,
     *   <li>{@link CodedException} if the answer does not match the contract.
     * </ul>
     *
     * <p>A request whose dedupe id (the property that the contract names in {@code x-howl-dedupe}) is set is sent again
     * after a lost connection and after a retryable refusal, until the request time-out.
     *
     * @param reply class of the answer
     * @throws IllegalArgumentException if the contract has no such message for clients or no such answer of the server
     */
    public <R extends Message> CompletableFuture<R> request(Message request, Class<R> reply) {
        return requestFactory.request(request, reply);
    }

    /**
     * Sends a message that has no answer. While there is no connection the message waits for one.
     *
     * @return completes on the executor once the message was handed to the operating system; fails as in {@link
     *     #request}
     * @throws IllegalArgumentException if the contract has no such message for clients
     */
    public CompletableFuture<@Nullable Void> send(Message message) {
        return requestFactory.send(message);
    }

    /**
     * Subscribes to a topic; see {@link Subscription}. After a reconnect the client subscribes again by itself.
     *
     * @param topic name of the topic
     * @param key the key; {@code null} for a topic without keys
     * @param since position of the last event handled before, also by an earlier process: delivery begins with the next
     *     event, or with a {@link Gap} if that is no longer available; {@code null} to begin with new events
     * @param type class of the events for the listener, or a sealed parent; other events of the topic count as handled
     * @param listener called on the executor, with one event at a time
     * @throws IllegalArgumentException if the contract has no such topic, if the key is missing or the topic has no
     *     keys, or if the position belongs to another topic or key
     */
    public <E extends Message> Subscription subscribe(
            String topic, @Nullable String key, @Nullable Position since, Class<E> type, Consumer<? super E> listener) {
        Objects.requireNonNull(listener, "listener");
        return subscribe(topic, key, since, type, (event, position) -> listener.accept(event));
    }

    /**
     * Subscribes like {@link #subscribe(String, String, Position, Class, Consumer)}. The listener is also given the
     * position of each event, which is {@code null} if the contract has no positions.
     */
    public <E extends Message> Subscription subscribe(
            String topic,
            @Nullable String key,
            @Nullable Position since,
            Class<E> type,
            BiConsumer<? super E, ? super @Nullable Position> listener) {
        return subscriptionFactory.subscribe(new TopicKey(topic, key), since, type, listener);
    }

    /**
     * Subscribes to a topic together with its state: {@code now} is given a snapshot, then {@code each} every event
     * after it, none missing and none twice. After a gap, {@code now} is given a new snapshot. After a reconnect
     * delivery resumes.
     *
     * <p>Both are called on the executor, one call at a time. The subscription's {@linkplain Subscription#position()
     * position} is that of the last call that has returned. The request for the snapshot is repeated until it is
     * answered; a refusal that is not retryable ends the subscription, see {@link Subscription#onError}.
     *
     * @param topic name of the topic
     * @param key the key; {@code null} for a topic without keys
     * @param snapshot request for the topic's state
     * @param type class of the events for {@code each}, or a sealed parent
     * @throws IllegalArgumentException as in {@link #subscribe(String, String, Position, Class, Consumer)}
     */
    public <S extends Message, E extends Message> Subscription follow(
            String topic,
            @Nullable String key,
            SnapshotRequest<S> snapshot,
            Consumer<? super S> now,
            Class<E> type,
            Consumer<? super E> each) {
        return subscriptionFactory.follow(
                new TopicKey(topic, key), snapshot, controller.fetch(snapshot), now, type, each);
    }

    /**
     * Returns the events of a topic as a Reactive Streams publisher with back-pressure.
     *
     * <p>Each subscriber has its own subscription and buffer. Events that do not fit into the buffer are requested from
     * the server again once the subscriber has requested the buffered ones. Gaps are reported to {@link
     * ClientBuilder#onGap}, or the first is logged. Subscribers are called on the executor. The stream completes when
     * the client is closed and fails if the server refuses the subscription.
     *
     * @param since as in {@link #subscribe(String, String, Position, Class, Consumer)}
     * @throws IllegalArgumentException as in {@link #subscribe(String, String, Position, Class, Consumer)}
     */
    public <E extends Message> Flow.Publisher<E> events(
            String topic, @Nullable String key, @Nullable Position since, Class<E> type) {
        return subscriptionFactory.events(new TopicKey(topic, key), since, type);
    }

    /**
     * Adds a listener of received messages of a type that do not answer a request of this client.
     *
     * <p>It is given events as they are received: again after a resume, and not in step with {@link Subscription}s. A
     * listener that is too slow for its buffer misses messages, which is logged once.
     *
     * @param type class of the messages, or a parent such as {@code Message} or a sealed interface
     * @param listener called on the executor, one call at a time
     */
    public <T extends Message> Registration on(Class<T> type, Consumer<? super T> listener) {
        Objects.requireNonNull(type, "type");
        return listeners.on(type, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Answers requests of the server. The answer carries the request's correlation id. A failure of the handler or of its
     * stage is logged and reported to {@link ClientBuilder#onListenerError}, and the server gets no answer.
     *
     * <p>At most {@link ClientBuilder#eventBuffer} requests may be without an answer; further ones are dropped, which is
     * logged once. A request without a handler is logged once.
     *
     * @param type class of the request
     * @param handler called on the executor, with one request at a time
     * @return removes the handler
     * @throws IllegalArgumentException if the server does not ask this
     * @throws IllegalStateException if the request has a handler already
     */
    public <T extends Message> Registration answer(
            Class<T> type, Function<? super T, ? extends CompletionStage<? extends Message>> handler) {
        Objects.requireNonNull(handler, "handler");
        if (options.spec.serverMessages().stream()
                .noneMatch(spec -> spec.type() == type && !spec.answers().isEmpty())) {
            throw new IllegalArgumentException("the server does not ask " + type.getSimpleName());
        }
        return controller.handlers().add(type, handler);
    }

    /** Returns the current state. */
    public ConnectionState state() {
        return controller.lifecycle().state();
    }

    /**
     * Returns a future that completes on the executor when the connection has ended for good, after {@link #close()} or
     * because of the server. It never fails.
     */
    public CompletableFuture<CloseInfo> closed() {
        return controller.lifecycle().closed();
    }

    /**
     * Closes with 1000 (RFC 6455, section 7.4.1) and waits for the server's Close frame, at most the close time-out.
     *
     * <p>Messages sent before are written first. Unanswered requests fail with {@link ConnectionClosedException}. No
     * call to a listener of events begins after this method. Idempotent. If the thread is interrupted the method
     * returns, and the close continues in the background.
     */
    @Override
    public void close() {
        loop.execute(controller::close);
        if (loop.isCurrent()) {
            return; // with a same-thread executor, listeners run on the event loop, which must not wait for itself
        }
        try {
            // The event loop keeps the close time-out. Twice of it is the limit in case the loop is starved of CPU
            // time.
            Duration limit = options.closeTimeout.multipliedBy(2);
            controller.lifecycle().terminated().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new CompletionException("the connection did not close within " + options.closeTimeout, e);
        }
    }
}

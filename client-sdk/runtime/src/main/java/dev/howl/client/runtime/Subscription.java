package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of one listener to one topic and key that survives reconnects. Each event is delivered once and in
 * order; events that cannot be delivered any more are reported as a {@link Gap}.
 *
 * <pre>{@code
 * Subscription alerts = howl.alerts(city).subscribe(alert -> show(alert));
 * alerts.onGap(gap -> log.warn("lost alerts before {}", gap.resumeAfter()));
 * // ...
 * store(alerts.position()); // subscribe(load(), listener) continues here after a restart
 * alerts.close();
 * }</pre>
 *
 * <p>Subscriptions of one client to the same topic and key share one subscription at the server. Every method may be
 * called by any thread and returns at once.
 */
public interface Subscription extends AutoCloseable {
    /** Returns the name of the topic. */
    String topic();

    /** Returns the key, or {@code null} for a topic without keys. */
    @Nullable
    String key();

    /**
     * Returns a future of the position after which events are delivered. It completes on the executor once the server
     * has confirmed the subscription, with {@code null} if the contract has no positions. It fails with {@link
     * RequestFailedException} if the server refuses, and with {@link ConnectionClosedException} if the client or the
     * subscription is closed first.
     */
    CompletableFuture<@Nullable Position> confirmed();

    /**
     * Returns the position of the last event that the listener has handled. It advances after the listener has returned
     * or thrown. Store it to resume there after a restart of the process.
     *
     * @return {@code null} until the subscription is confirmed, unless it began at a position; always {@code null} if
     *     the contract has no positions
     */
    @Nullable
    Position position();

    /** Returns how many events were received again, as happens after a reconnect, and dropped. */
    long duplicates();

    /**
     * Sets the listener of gaps, called on the executor in order with the events. Replaces an earlier one. Call it
     * right after subscribing: without this listener and {@link ClientBuilder#onGap} the first gap is logged and later
     * ones are not.
     *
     * @return this subscription
     */
    Subscription onGap(Consumer<? super Gap> listener);

    /**
     * Sets the listener of the failure that ends this subscription, called on the executor at most once: the server has
     * refused the subscription, also after a reconnect, or a snapshot. A subscription that has failed before reports its
     * failure at once. Without this listener the failure is logged. {@link #closed()} fails with it in any case.
     *
     * @param listener is not called after {@link #unsubscribe()} and when the client is closed
     * @return this subscription
     */
    Subscription onError(Consumer<? super Throwable> listener);

    /**
     * Ends the subscription. No call to the listener begins after this method; events that wait for it are dropped.
     *
     * @return a future that completes when the server has confirmed, or at once if other subscriptions still use the
     *     server's or there is no connection
     */
    CompletableFuture<@Nullable Void> unsubscribe();

    /**
     * Returns a future of the end of this subscription. It completes normally after {@link #unsubscribe()} and when the
     * client is closed, and fails with {@link RequestFailedException} if the server refuses the subscription, which may
     * also happen after a reconnect.
     */
    CompletableFuture<@Nullable Void> closed();

    /** Ends the subscription like {@link #unsubscribe()}, without waiting for the server. */
    @Override
    void close();
}

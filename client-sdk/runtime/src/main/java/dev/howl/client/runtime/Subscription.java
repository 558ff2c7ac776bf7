package dev.howl.client.runtime;

import dev.howl.runtime.Position;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events of one topic and key for one listener, across reconnects: each event once, in order, none left out unless a
 * {@link Gap} says so.
 *
 * <p>Subscriptions to the same topic and key share one subscription at the server.
 */
public interface Subscription extends AutoCloseable {

    /** The topic's name. */
    String topic();

    /** The key, {@code null} for a topic without keys. */
    @Nullable
    String key();

    /**
     * Completes with the position after which events are delivered, once the server has confirmed it. Fails with
     * {@link RequestFailedException} where the server refuses, with {@link ConnectionClosedException} where the
     * connection or the subscription is closed before. Completes with {@code null} where the contract has no positions.
     */
    CompletableFuture<@Nullable Position> confirmed();

    /**
     * The last event that the listener has handled: it moves on after the listener has returned, or has thrown.
     * {@code null} until confirmed, unless the subscription began at a position, and where the contract has no positions.
     * Store it to go on from there after a restart of the process.
     */
    @Nullable
    Position position();

    /** How many events came once more and were dropped. They do so after a reconnect, and harm nothing. */
    long duplicates();

    /**
     * Sets what is called, in order with the events, when events were lost. Replaces an earlier one. Set it right after
     * subscribing; a gap that nobody listens to is logged once.
     */
    Subscription onGap(Consumer<? super Gap> listener);

    /**
     * Ends it: no call to the listener begins after this. The future completes when the server has confirmed, or need
     * not be asked because others share its subscription or there is no connection.
     */
    CompletableFuture<@Nullable Void> unsubscribe();

    /**
     * Completes when the subscription has ended: normally after {@link #unsubscribe()} and with the connection,
     * exceptionally where the server refused it, be it after a reconnect.
     */
    CompletableFuture<@Nullable Void> closed();

    /** {@link #unsubscribe()} without waiting. */
    @Override
    void close();
}

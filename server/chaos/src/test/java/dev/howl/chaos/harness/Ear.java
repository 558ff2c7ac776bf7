package dev.howl.chaos.harness;

import dev.howl.client.runtime.Gap;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listener of one subscription that feeds its {@link Track}. It buffers what arrives before the subscription is
 * confirmed. Thread-safe.
 */
final class Ear {
    private static final int SECONDS = 60;

    private final History history;
    private final List<Consumer<Track>> early = new ArrayList<>();
    private @Nullable Track track;

    Ear(History history) {
        this.history = history;
    }

    void event(@Nullable Position position, long number) {
        Position at = Objects.requireNonNull(
                position, "an event without a position; every topic of the contract is resumable");
        history.seen(at, number);
        deliver(confirmed -> confirmed.event(at));
    }

    void gap(Gap gap) {
        deliver(confirmed -> confirmed.gap(gap));
    }

    /** Waits for the confirmation, passes the buffered items to a new track, and returns the track. */
    Track follow(String who, Subscription subscription, Findings findings) {
        Position start;
        try {
            start = Objects.requireNonNull(
                    subscription.confirmed().get(SECONDS, TimeUnit.SECONDS), "the confirmation has no position");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(
                    who + ": the server did not confirm the subscription (limit: " + SECONDS + " s)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        String name =
                who + " on " + subscription.topic() + (subscription.key() == null ? "" : "/" + subscription.key());
        return begin(new Track(name, start, findings));
    }

    private synchronized Track begin(Track confirmed) {
        early.forEach(item -> item.accept(confirmed));
        early.clear();
        track = confirmed;
        return confirmed;
    }

    private synchronized void deliver(Consumer<Track> item) {
        Track confirmed = track;
        if (confirmed == null) {
            early.add(item);
        } else {
            item.accept(confirmed);
        }
    }
}

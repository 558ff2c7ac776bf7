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
 * A listener of one subscription that feeds its {@link SubscriptionChecker}. It buffers events and gaps that arrive
 * before the subscription is confirmed. Thread-safe.
 */
final class SubscriptionProbe {
    private static final int SECONDS = 60;

    private final EventHistory history;
    private final List<Consumer<SubscriptionChecker>> early = new ArrayList<>();
    private @Nullable SubscriptionChecker checker;

    SubscriptionProbe(EventHistory history) {
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

    /** Waits for the confirmation, passes the buffered items to a new checker, and returns the checker. */
    SubscriptionChecker follow(String who, Subscription subscription, Violations violations) {
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
        return begin(new SubscriptionChecker(name, start, violations));
    }

    private synchronized SubscriptionChecker begin(SubscriptionChecker confirmed) {
        early.forEach(item -> item.accept(confirmed));
        early.clear();
        checker = confirmed;
        return confirmed;
    }

    private synchronized void deliver(Consumer<SubscriptionChecker> item) {
        SubscriptionChecker confirmed = checker;
        if (confirmed == null) {
            early.add(item);
        } else {
            item.accept(confirmed);
        }
    }
}

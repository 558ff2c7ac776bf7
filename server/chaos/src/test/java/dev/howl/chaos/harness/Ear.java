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

/** Hears a subscription. What comes before its start is known waits until then. Safe for use by several threads. */
final class Ear {
    private static final int SECONDS = 60;

    private final History history;
    private final List<Consumer<Track>> early = new ArrayList<>();
    private @Nullable Track track;

    Ear(History history) {
        this.history = history;
    }

    void event(@Nullable Position position, long number) {
        Position at = Objects.requireNonNull(position, "every topic has positions");
        history.seen(at, number);
        tell(known -> known.event(at));
    }

    void gap(Gap gap) {
        tell(known -> known.gap(gap));
    }

    /** Waits for the server to confirm, then judges. */
    Track follow(String who, Subscription subscription, Findings findings) {
        Position start;
        try {
            start = Objects.requireNonNull(subscription.confirmed().get(SECONDS, TimeUnit.SECONDS), "start");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(who + " cannot subscribe", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        String name =
                who + " on " + subscription.topic() + (subscription.key() == null ? "" : "/" + subscription.key());
        return begin(new Track(name, start, findings));
    }

    private synchronized Track begin(Track known) {
        early.forEach(item -> item.accept(known));
        early.clear();
        track = known;
        return known;
    }

    private synchronized void tell(Consumer<Track> item) {
        Track known = track;
        if (known == null) {
            early.add(item);
        } else {
            item.accept(known);
        }
    }
}

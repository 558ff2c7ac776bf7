package dev.howl.chaos.harness;

import dev.howl.chaos.client.ChaosClient;
import dev.howl.chaos.client.Publish;
import dev.howl.chaos.harness.Violations.Kind;
import dev.howl.chaos.harness.Witness.Place;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.client.runtime.RequestTimeoutException;
import dev.howl.runtime.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that publishes to random topics and keys, one event at a time. It repeats a request that a fault
 * interrupted, with the same dedupe id, until the server acknowledges it.
 */
final class Publisher implements AutoCloseable {
    private static final Duration RETRY_DELAY = Duration.ofMillis(50);
    private static final int LONG_TEXT = 4_000;

    private final ChaosClient client;
    private final List<Place> places;
    private final Duration interval;
    private final AtomicLong numbers;
    private final EventHistory history;
    private final Violations violations;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param interval pause after each event
     * @param numbers source of the event numbers, shared by all publishers
     * @param random chooses topic, key and size of each event
     */
    Publisher(
            ClientBuilder<ChaosClient> builder,
            List<Place> places,
            Duration interval,
            AtomicLong numbers,
            Random random,
            EventHistory history,
            Violations violations) {
        this.client = builder.connect();
        this.places = places;
        this.interval = interval;
        this.numbers = numbers;
        this.history = history;
        this.violations = violations;
        this.thread = new Thread(() -> run(random), "publisher");
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Random random) {
        while (!stopped) {
            Place place = places.get(random.nextInt(places.size()));
            Optional<Position> unused = publish(place, "x".repeat(random.nextInt(10) == 0 ? LONG_TEXT : 20));
            FixedWait.of(interval);
        }
    }

    /** Publishes one event and returns its position; empty if this publisher was stopped first. */
    Optional<Position> publish(Place place, String text) {
        long number = numbers.incrementAndGet();
        Publish request = new Publish(
                place.topic(), place.key(), number, text, UUID.randomUUID().toString());
        while (!stopped) {
            try {
                Position position = client.publishing().publish(request).get().position();
                history.acknowledged(position, number);
                return Optional.of(position);
            } catch (ExecutionException e) {
                if (!isCausedByAFault(e.getCause())) {
                    violations.add(Kind.UNEXPECTED, "publish failed with " + e.getCause());
                }
                FixedWait.of(RETRY_DELAY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isCausedByAFault(@Nullable Throwable cause) {
        return cause instanceof ConnectionLostException
                || cause instanceof RequestTimeoutException
                || (cause instanceof RequestFailedException failed && failed.retryable());
    }

    /** Stops after the current event. */
    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        client.close();
    }
}

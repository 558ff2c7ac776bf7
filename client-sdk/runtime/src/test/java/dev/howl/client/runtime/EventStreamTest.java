package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ShipsContract.Moored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final Taker taker = new Taker();

    private static final class Taker implements Flow.Subscriber<Moored> {
        final List<String> seen = new ArrayList<>();
        Flow.@Nullable Subscription subscription;
        boolean broken;
        boolean brokenFromTheBeginning;

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            if (brokenFromTheBeginning) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void onNext(Moored event) {
            seen.add(event.ship());
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void onError(Throwable failure) {
            seen.add("error " + failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            seen.add("complete");
        }

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }
    }

    @Test
    void eventsAreHandedOnAsTheyAreAskedFor() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3);
        assertThat(taker.seen).isEmpty();

        ask(fixture, 2);
        assertThat(taker.seen).containsExactly("1", "2");
        ask(fixture, 5);
        fixture.moored("e", 4);

        assertThat(taker.seen).containsExactly("1", "2", "3", "4");
    }

    @Test
    void whatDoesNotFitIsAskedForAgainAfterTheRest() {
        ClientFixture fixture = started(new ClientFixture(builder -> builder.eventBuffer(2)).greet());
        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3).moored("e", 4);
        assertThat(fixture.link().count("watch")).isEqualTo(1);
        ask(fixture, 10);
        assertThat(fixture.since()).isEqualTo("e/2");
        fixture.confirm("e", 2).moored("e", 3).moored("e", 4);

        assertThat(taker.seen).containsExactly("1", "2", "3", "4");
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void cancellingEndsTheSubscription() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0);
        ask(fixture, 9);
        taker.subscription().cancel();
        fixture.settle().moored("e", 1);

        assertThat(fixture.link().count("unwatch")).isEqualTo(1);
        assertThat(taker.seen).isEmpty();
    }

    @Test
    void aSubscriberThatThrowsHasCancelled() {
        ClientFixture fixture = started(new ClientFixture().greet());
        taker.broken = true;
        fixture.confirm("e", 0);
        ask(fixture, 9);
        fixture.moored("e", 1).moored("e", 2);

        assertThat(taker.seen).containsExactly("1");
        assertThat(fixture.listenerErrors).hasSize(1);
    }

    @Test
    void aSubscriberThatThrowsAtOnceIsNotSubscribed() {
        taker.brokenFromTheBeginning = true;
        ClientFixture fixture = started(new ClientFixture().greet());

        assertThat(fixture.link().count("watch")).isZero();
        assertThat(fixture.listenerErrors).hasSize(1);
    }

    @Test
    void aSubscriberHearsOfItsSubscriptionOnceAFullExecutorHasRoom() {
        AtomicBoolean full = new AtomicBoolean(true);
        ClientFixture fixture = started(new ClientFixture(builder -> builder.executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                }))
                .greet());
        assertThat(fixture.link().count("watch")).isZero();
        full.set(false);
        fixture.pass(Duration.ofSeconds(1)).confirm("e", 0);
        ask(fixture, 1);
        fixture.moored("e", 1);

        assertThat(taker.seen).containsExactly("1");
    }

    @Test
    void aDemandOfNothingIsAnError() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0);
        ask(fixture, 0);

        assertThat(taker.seen).containsExactly("error IllegalArgumentException");
    }

    @Test
    void aRefusalIsAnErrorAndTheEndOfTheClientIsTheEnd() {
        ClientFixture refused = started(new ClientFixture().greet());
        refused.refuse(refused.link().sent("watch"), "forbidden", false);
        assertThat(taker.seen).containsExactly("error RequestFailedException");
        taker.seen.clear();

        ClientFixture closed = started(new ClientFixture().greet());
        closed.confirm("e", 0).closeFromListener();

        assertThat(taker.seen).containsExactly("complete");
    }

    private ClientFixture started(ClientFixture fixture) {
        fixture.client.events("ships", null, null, Moored.class).subscribe(taker);
        return fixture.settle();
    }

    private void ask(ClientFixture fixture, long events) {
        taker.subscription().request(events);
        fixture.settle();
    }
}

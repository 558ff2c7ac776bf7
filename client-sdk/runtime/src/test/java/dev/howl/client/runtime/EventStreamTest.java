package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.Harbour.Moored;
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
        Rig rig = started(new Rig().greet());
        rig.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3);
        assertThat(taker.seen).isEmpty();

        ask(rig, 2);
        assertThat(taker.seen).containsExactly("1", "2");
        ask(rig, 5);
        rig.moored("e", 4);

        assertThat(taker.seen).containsExactly("1", "2", "3", "4");
    }

    @Test
    void whatDoesNotFitIsAskedForAgainAfterTheRest() {
        Rig rig = started(new Rig(builder -> builder.eventBuffer(2)).greet());
        rig.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3).moored("e", 4);
        assertThat(rig.link().count("watch")).isEqualTo(1);
        ask(rig, 10);
        assertThat(rig.since()).isEqualTo("e/2");
        rig.confirm("e", 2).moored("e", 3).moored("e", 4);

        assertThat(taker.seen).containsExactly("1", "2", "3", "4");
        assertThat(rig.gaps).isEmpty();
    }

    @Test
    void cancellingEndsTheSubscription() {
        Rig rig = started(new Rig().greet());
        rig.confirm("e", 0);
        ask(rig, 9);
        taker.subscription().cancel();
        rig.settle().moored("e", 1);

        assertThat(rig.link().count("unwatch")).isEqualTo(1);
        assertThat(taker.seen).isEmpty();
    }

    @Test
    void aSubscriberThatThrowsHasCancelled() {
        Rig rig = started(new Rig().greet());
        taker.broken = true;
        rig.confirm("e", 0);
        ask(rig, 9);
        rig.moored("e", 1).moored("e", 2);

        assertThat(taker.seen).containsExactly("1");
        assertThat(rig.listenerErrors).hasSize(1);
    }

    @Test
    void aSubscriberThatThrowsAtOnceIsNotSubscribed() {
        taker.brokenFromTheBeginning = true;
        Rig rig = started(new Rig().greet());

        assertThat(rig.link().count("watch")).isZero();
        assertThat(rig.listenerErrors).hasSize(1);
    }

    @Test
    void aSubscriberHearsOfItsSubscriptionOnceAFullExecutorHasRoom() {
        AtomicBoolean full = new AtomicBoolean(true);
        Rig rig = started(new Rig(builder -> builder.executor(task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                }))
                .greet());
        assertThat(rig.link().count("watch")).isZero();
        full.set(false);
        rig.pass(Duration.ofSeconds(1)).confirm("e", 0);
        ask(rig, 1);
        rig.moored("e", 1);

        assertThat(taker.seen).containsExactly("1");
    }

    @Test
    void aDemandOfNothingIsAnError() {
        Rig rig = started(new Rig().greet());
        rig.confirm("e", 0);
        ask(rig, 0);

        assertThat(taker.seen).containsExactly("error IllegalArgumentException");
    }

    @Test
    void aRefusalIsAnErrorAndTheEndOfTheClientIsTheEnd() {
        Rig refused = started(new Rig().greet());
        refused.refuse(refused.link().sent("watch"), "forbidden", false);
        assertThat(taker.seen).containsExactly("error RequestFailedException");
        taker.seen.clear();

        Rig closed = started(new Rig().greet());
        closed.confirm("e", 0).closeFromListener();

        assertThat(taker.seen).containsExactly("complete");
    }

    private Rig started(Rig rig) {
        rig.client.events("ships", null, null, Moored.class).subscribe(taker);
        return rig.settle();
    }

    private void ask(Rig rig, long events) {
        taker.subscription().request(events);
        rig.settle();
    }
}

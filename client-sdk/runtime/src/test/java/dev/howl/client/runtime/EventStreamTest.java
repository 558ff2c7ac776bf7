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
    private final RecordingSubscriber subscriber = new RecordingSubscriber();

    private static final class RecordingSubscriber implements Flow.Subscriber<Moored> {
        final List<String> seen = new ArrayList<>();
        Flow.@Nullable Subscription subscription;
        boolean throwsInOnNext;
        boolean throwsInOnSubscribe;

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            if (throwsInOnSubscribe) {
                throw new IllegalStateException("broken");
            }
        }

        @Override
        public void onNext(Moored event) {
            seen.add(event.ship());
            if (throwsInOnNext) {
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
    void eventsAreDeliveredAsTheyAreRequested() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3);
        assertThat(subscriber.seen).isEmpty();

        ask(fixture, 2);
        assertThat(subscriber.seen).containsExactly("1", "2");
        ask(fixture, 5);
        fixture.moored("e", 4);

        assertThat(subscriber.seen).containsExactly("1", "2", "3", "4");
    }

    @Test
    void eventsBeyondTheBufferAreRequestedAgain() {
        ClientFixture fixture = started(new ClientFixture(builder -> builder.eventBuffer(2)).greet());
        fixture.confirm("e", 0).moored("e", 1).moored("e", 2).moored("e", 3).moored("e", 4);
        assertThat(fixture.link().count("watch")).isEqualTo(1);
        ask(fixture, 10);
        assertThat(fixture.since()).isEqualTo("e/2");
        fixture.confirm("e", 2).moored("e", 3).moored("e", 4);

        assertThat(subscriber.seen).containsExactly("1", "2", "3", "4");
        assertThat(fixture.gaps).isEmpty();
    }

    @Test
    void cancellingEndsTheSubscription() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0);
        ask(fixture, 9);
        subscriber.subscription().cancel();
        fixture.settle().moored("e", 1);

        assertThat(fixture.link().count("unwatch")).isEqualTo(1);
        assertThat(subscriber.seen).isEmpty();
    }

    @Test
    void aThrowingSubscriberIsCancelled() {
        ClientFixture fixture = started(new ClientFixture().greet());
        subscriber.throwsInOnNext = true;
        fixture.confirm("e", 0);
        ask(fixture, 9);
        fixture.moored("e", 1).moored("e", 2);

        assertThat(subscriber.seen).containsExactly("1");
        assertThat(fixture.listenerErrors).hasSize(1);
    }

    @Test
    void aSubscriberThatThrowsInOnSubscribeIsNotSubscribed() {
        subscriber.throwsInOnSubscribe = true;
        ClientFixture fixture = started(new ClientFixture().greet());

        assertThat(fixture.link().count("watch")).isZero();
        assertThat(fixture.listenerErrors).hasSize(1);
    }

    @Test
    void onSubscribeIsCalledOnceTheExecutorHasRoom() {
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

        assertThat(subscriber.seen).containsExactly("1");
    }

    @Test
    void aRequestOfZeroItemsIsAnError() {
        ClientFixture fixture = started(new ClientFixture().greet());
        fixture.confirm("e", 0);
        ask(fixture, 0);

        assertThat(subscriber.seen).containsExactly("error IllegalArgumentException");
    }

    @Test
    void aRefusalIsAnErrorAndAClosedClientCompletesTheStream() {
        ClientFixture refused = started(new ClientFixture().greet());
        refused.refuse(refused.link().sent("watch"), "forbidden", false);
        assertThat(subscriber.seen).containsExactly("error RequestFailedException");
        subscriber.seen.clear();

        ClientFixture closed = started(new ClientFixture().greet());
        closed.confirm("e", 0).closeFromListener();

        assertThat(subscriber.seen).containsExactly("complete");
    }

    private ClientFixture started(ClientFixture fixture) {
        fixture.client.events("ships", null, null, Moored.class).subscribe(subscriber);
        return fixture.settle();
    }

    private void ask(ClientFixture fixture, long events) {
        subscriber.subscription().request(events);
        fixture.settle();
    }
}

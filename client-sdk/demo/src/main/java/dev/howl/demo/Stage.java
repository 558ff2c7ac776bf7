package dev.howl.demo;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/** Where one step is played: the place, the screen, and clients that leave when the step is over. One thread. */
final class Stage implements AutoCloseable {
    private static final Duration FIRST_TRY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Place place;
    private final Screen screen;
    private final Patience patience;
    private final Deque<Runnable> leaving = new ArrayDeque<>();

    Stage(Place place, Screen screen, Patience patience) {
        this.place = place;
        this.screen = screen;
        this.patience = patience;
    }

    Place place() {
        return place;
    }

    Screen screen() {
        return screen;
    }

    Patience patience() {
        return patience;
    }

    WebApi http() {
        return new WebApi(place.http(), place.token());
    }

    /** A client that may read. */
    Guest reader(String name) throws StepFailedException, InterruptedException {
        return guest(name, HowlClient.builder(Place.events(place.address().getPort())));
    }

    /** A client that may publish and decide, too. */
    Guest operator(String name) throws StepFailedException, InterruptedException {
        String token = place.token();
        return guest(
                name,
                HowlClient.builder(Place.events(place.address().getPort())).token(() -> token));
    }

    /** A client that may read, and reaches the server over that line. */
    Guest reader(String name, BadLine line) throws StepFailedException, InterruptedException {
        return guest(name, HowlClient.builder(Place.events(line.port())));
    }

    /** Returns when it is connected. */
    private Guest guest(String name, ClientBuilder<HowlClient> builder)
            throws StepFailedException, InterruptedException {
        Mailbox<ConnectionState> states = new Mailbox<>();
        Mailbox<Gap> gaps = new Mailbox<>();
        HowlClient howl = builder.clientInfo("howl-demo", name)
                .backoff(FIRST_TRY, LONGEST_PAUSE)
                .onState(states)
                .onGap(gaps)
                .build();
        leaving.push(howl::close);
        next(states, ConnectionState.Connected.class, "a connection for " + name);
        return new Guest(name, howl, states, gaps);
    }

    /** A line to the server that is there until the step is over. */
    BadLine line() {
        BadLine line = BadLine.to(place.address());
        leaving.push(line::close);
        return line;
    }

    /** See {@link Patience#await}. */
    <T> T await(CompletionStage<T> wanted, String what) throws StepFailedException, InterruptedException {
        return patience.await(wanted, what);
    }

    /** The next in a mailbox. */
    <T> Mailbox.Arrival<T> next(Mailbox<T> mailbox, String what) throws StepFailedException, InterruptedException {
        return await(mailbox.next(), what);
    }

    /** The next in a mailbox that is of that kind; others are passed over. */
    <T, S extends T> Mailbox.Arrival<T> next(Mailbox<T> mailbox, Class<S> kind, String what)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<T> arrival = next(mailbox, what);
        while (!kind.isInstance(arrival.event())) {
            arrival = next(mailbox, what);
        }
        return arrival;
    }

    /** @param otherwise the sentence that tells of the failure */
    static void check(boolean right, String otherwise) throws StepFailedException {
        if (!right) {
            throw new StepFailedException(otherwise);
        }
    }

    /** From one moment of {@link System#nanoTime} to another. */
    static Duration between(long from, long to) {
        return Duration.ofNanos(to - from);
    }

    /** Since a moment of {@link System#nanoTime}. */
    static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    @Override
    public void close() {
        while (!leaving.isEmpty()) {
            leaving.pop().run();
        }
    }
}

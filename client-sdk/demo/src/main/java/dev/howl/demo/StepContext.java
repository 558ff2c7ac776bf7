package dev.howl.demo;

import dev.howl.client.HowlClient;
import dev.howl.client.http.HowlHttp;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.Gap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/**
 * The context of one step of the tour: environment, screen and clients, which are closed after the step. Confined to
 * one thread.
 */
final class StepContext implements AutoCloseable {
    private static final Duration FIRST_TRY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final DemoEnvironment environment;
    private final TourScreen screen;
    private final StepTimeout timeout;
    private final Deque<Runnable> leaving = new ArrayDeque<>();

    StepContext(DemoEnvironment environment, TourScreen screen, StepTimeout timeout) {
        this.environment = environment;
        this.screen = screen;
        this.timeout = timeout;
    }

    DemoEnvironment environment() {
        return environment;
    }

    TourScreen screen() {
        return screen;
    }

    StepTimeout timeout() {
        return timeout;
    }

    /** Returns a client of the HTTP API that may publish and moderate. */
    HowlHttp http() {
        HowlHttp http =
                HowlHttp.builder(environment.http()).token(environment::token).build();
        leaving.push(http::close);
        return http;
    }

    /** Connects a client without a token. */
    DemoClient reader(String name) throws StepFailedException, InterruptedException {
        return client(
                name,
                HowlClient.builder(DemoEnvironment.events(environment.address().getPort())));
    }

    /** Connects a client that may also publish and moderate. */
    DemoClient operator(String name) throws StepFailedException, InterruptedException {
        String token = environment.token();
        return client(
                name,
                HowlClient.builder(DemoEnvironment.events(environment.address().getPort()))
                        .token(() -> token));
    }

    /** Connects a client without a token through a proxy. */
    DemoClient reader(String name, CuttableProxy proxy) throws StepFailedException, InterruptedException {
        return client(name, HowlClient.builder(DemoEnvironment.events(proxy.port())));
    }

    /** Builds a client and waits until it is connected. */
    private DemoClient client(String name, ClientBuilder<HowlClient> builder)
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
        return new DemoClient(name, howl, states, gaps);
    }

    /** Starts a proxy in front of the server. It is closed after the step. */
    CuttableProxy proxy() {
        CuttableProxy proxy = CuttableProxy.to(environment.address());
        leaving.push(proxy::close);
        return proxy;
    }

    /** See {@link StepTimeout#await}. */
    <T> T await(CompletionStage<T> wanted, String what) throws StepFailedException, InterruptedException {
        return timeout.await(wanted, what);
    }

    /** Takes the next event of a mailbox. */
    <T> Mailbox.Arrival<T> next(Mailbox<T> mailbox, String what) throws StepFailedException, InterruptedException {
        return await(mailbox.next(), what);
    }

    /** Takes the next event of one type from a mailbox. Drops events of other types. */
    <T, S extends T> Mailbox.Arrival<T> next(Mailbox<T> mailbox, Class<S> kind, String what)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<T> arrival = next(mailbox, what);
        while (!kind.isInstance(arrival.event())) {
            arrival = next(mailbox, what);
        }
        return arrival;
    }

    /** @param otherwise the failure's message */
    static void check(boolean right, String otherwise) throws StepFailedException {
        if (!right) {
            throw new StepFailedException(otherwise);
        }
    }

    /** Returns the time between two values of {@link System#nanoTime}. */
    static Duration between(long from, long to) {
        return Duration.ofNanos(to - from);
    }

    /** Returns the time since a value of {@link System#nanoTime}. */
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

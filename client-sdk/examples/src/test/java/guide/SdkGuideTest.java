package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.Broadcast;
import dev.howl.client.BroadcastAccepted;
import dev.howl.client.EventsServerMessage;
import dev.howl.client.HowlClient;
import dev.howl.client.SendBroadcast;
import dev.howl.client.Severity;
import dev.howl.client.WisdomDistribution;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of the SDK guide, run against the Howl server. */
class SdkGuideTest {
    private static final Logger log = LoggerFactory.getLogger(SdkGuideTest.class);
    private static GuideServer server;

    private final Arrivals arrivals = new Arrivals();
    private URI uri;

    @BeforeAll
    static void start() {
        server = new GuideServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void address() {
        uri = server.uri();
    }

    private String freshToken() {
        return GuideServer.TOKEN;
    }

    private void store(@Nullable Object value, @Nullable Position position) {
        arrivals.add(value);
        arrivals.add(position);
    }

    private void store(@Nullable Position position) {
        arrivals.add(position);
    }

    private void sound(Severity severity) {
        arrivals.add(severity);
    }

    private @Nullable Position load() {
        return null;
    }

    private void print(Object event) {
        arrivals.add(event);
    }

    private HowlClient connected() {
        return HowlClient.builder(uri).token(this::freshToken).connect();
    }

    @Test
    void connects() {
        // tag::connect
        HowlClient howl = HowlClient.connect(uri);
        // end::connect
        assertThat(howl.state()).isInstanceOf(Connected.class);
        // tag::close
        howl.close(); // closes the connection with 1000 and waits for the server's Close
        // end::close
        assertThat(howl.closed().join().code()).isEqualTo(1000);
    }

    @Test
    void connectsWithOptions() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        // tag::options
        HowlClient howl = HowlClient.builder(uri)
                .token(this::freshToken) // called before each attempt to connect, and before a token expires
                .onState(state -> log.info("connection: {}", state))
                .onGap(gap -> log.warn("lost events of {}: {}", gap.topic(), gap.reason()))
                .executor(pool) // runs all listeners
                .build(); // returns at once and connects in the background
        // end::options
        BroadcastAccepted accepted = howl.broadcasts().send("with options").join();
        assertThat(accepted).isNotNull();
        howl.close();
        pool.shutdown();
    }

    @Test
    void subscribes() throws Exception {
        UUID city = server.city();
        try (HowlClient howl = connected()) {
            // tag::subscribe
            Subscription wisdom = howl.wisdom().subscribe(quote -> System.out.println(quote.message()));
            howl.wisdom().subscribe((quote, position) -> store(quote, position));
            howl.alerts(city).subscribe(alert -> sound(alert.severity()));
            // end::subscribe
            assertThat(arrivals.next(WisdomDistribution.class).message()).isNotBlank();
            assertThat(arrivals.next(Position.class)).isNotNull();
            howl.alerts(city).subscribe(alert -> {}).confirmed().join();
            server.post("/api/alerts", "{\"city\":\"" + city + "\",\"message\":\"Hail\",\"severity\":\"severe\"}");
            assertThat(arrivals.next(Severity.class)).isEqualTo(Severity.SEVERE);
            // tag::unsubscribe
            wisdom.close(); // ends the subscription; no call to the listener begins after it
            // end::unsubscribe
            assertThat(wisdom.closed().join()).isNull();
        }
    }

    @Test
    void resumesFromAStoredPosition() throws Exception {
        try (HowlClient howl = connected()) {
            // tag::stored-load
            Subscription broadcasts = howl.broadcasts().subscribe(load(), broadcast -> print(broadcast));
            // end::stored-load
            broadcasts.confirmed().join();
            howl.broadcasts().send("stored").join();
            assertThat(arrivals.next(Broadcast.class).message()).isEqualTo("stored");
            // tag::stored-save
            store(broadcasts.position()); // the position of the last event that the listener has handled
            // end::stored-save
            assertThat(arrivals.next(Position.class).topic()).isEqualTo("broadcasts");
        }
    }

    @Test
    void publishesFlows() throws Exception {
        try (HowlClient howl = connected()) {
            // tag::flow
            Flow.Publisher<WisdomDistribution> quotes = howl.wisdom().events();
            // end::flow
            quotes.subscribe(new OneItem(arrivals));
            assertThat(arrivals.next(WisdomDistribution.class)).isNotNull();
            // tag::every-message
            howl.on(EventsServerMessage.class, message -> print(message));
            // end::every-message
            assertThat(arrivals.next(EventsServerMessage.class)).isNotNull();
        }
    }

    @Test
    void sendsRequests() {
        try (HowlClient howl = connected()) {
            // tag::request
            CompletableFuture<BroadcastAccepted> accepted = howl.broadcasts().send("Lunch is served");
            // end::request
            assertThat(accepted.join()).isNotNull();
            // tag::dedupe
            SendBroadcast lunch = new SendBroadcast("Lunch is served", "lunch-2026-03-14");
            BroadcastAccepted once = howl.broadcasts().send(lunch).join();
            // end::dedupe
            BroadcastAccepted again = howl.broadcasts().send(lunch).join();
            assertThat(again.position()).isEqualTo(once.position());
        }
    }

    /** A subscriber that asks for one item. */
    private record OneItem(Arrivals arrivals) implements Flow.Subscriber<WisdomDistribution> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(WisdomDistribution item) {
            arrivals.add(item);
        }

        @Override
        public void onError(Throwable throwable) {}

        @Override
        public void onComplete() {}
    }
}

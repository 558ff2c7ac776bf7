package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random failures of network, server and listener, with 200 seeds per test. Whatever happens, a listener receives every
 * event once and in order, or a gap for those that it does not receive.
 */
class ContinuityTest {
    private static final String MOVING = "{'type':'moving','payload':{'after_ms':0,'deadline_ms':60000}}";

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsAreContiguousOrAGapIsReported(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ClientFixture fixture = new ClientFixture(builder -> builder.eventBuffer(1 + random.nextInt(6))).greet();
        FaultyServer server = new FaultyServer(fixture, random);
        List<String> plain = new ArrayList<>();
        List<String> followed = new ArrayList<>();
        List<String> late = new ArrayList<>();
        watch(fixture, plain);
        follow(fixture, followed);
        for (int step = 0; step < 300; step++) {
            step(fixture, server, random);
            if (step == 150) {
                watch(fixture, late);
            }
        }
        quiet(fixture, server);

        for (List<String> seen : List.of(plain, followed, late)) {
            assertThat(seen).as("seed %d", seed).last().isEqualTo(server.last());
            assertContiguous(seen, seed);
        }
        assertThat(followed.get(0)).startsWith("at ");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noEventIsLostThatTheServerStillHas(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ClientFixture fixture = new ClientFixture(builder -> builder.eventBuffer(1 + random.nextInt(6))).greet();
        FaultyServer server = new FaultyServer(fixture, random);
        List<String> seen = new ArrayList<>();
        watch(fixture, seen);
        server.serve();
        server.mend();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(8)) {
                case 0 -> fixture.fail(new IOException("cut"));
                case 1 -> fixture.text(MOVING).pass(Duration.ofMillis(100));
                case 2 -> fixture.busy = !fixture.busy;
                default -> server.publish();
            }
            connect(fixture);
            server.serve();
            fixture.link().listener.onActivity();
            if (step % 6 == 5) {
                quiet(fixture, server); // before the listener falls behind the server's window
            }
        }
        quiet(fixture, server);

        assertThat(fixture.gaps).as("seed %d", seed).isEmpty();
        assertThat(seen).last().isEqualTo(server.last());
        assertContiguous(seen, seed);
    }

    private static void step(ClientFixture fixture, FaultyServer server, SplittableRandom random) {
        switch (random.nextInt(16)) {
            case 0 -> fixture.busy = true;
            case 1, 2 -> {
                fixture.busy = false;
                fixture.settle();
            }
            case 3 -> fixture.fail(new IOException("cut"));
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    server.beginAnew();
                    fixture.fail(new IOException("gone"));
                }
            }
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    fixture.text(MOVING).pass(Duration.ofMillis(100));
                }
            }
            case 6, 7, 8 -> server.serve();
            default -> server.publish();
        }
        connect(fixture);
        fixture.link().listener.onActivity();
        fixture.settle();
    }

    /** Connects until the client is connected and the newest link is established. */
    private static void connect(ClientFixture fixture) {
        fixture.settle();
        boolean greeted = fixture.link().sent.stream()
                .anyMatch(frame -> frame.path("type").stringValue("").equals("hello"));
        while (!(fixture.client.state() instanceof Connected) || !greeted) {
            if (fixture.client.state() instanceof Connecting
                    || (fixture.client.state() instanceof Connected && !greeted)) {
                fixture.greet();
            } else {
                fixture.untilNextAttempt();
            }
            greeted = fixture.link().sent.stream()
                    .anyMatch(frame -> frame.path("type").stringValue("").equals("hello"));
        }
    }

    /** Ends the failures and lets the client catch up. */
    private static void quiet(ClientFixture fixture, FaultyServer server) {
        server.mend();
        fixture.busy = false;
        for (int i = 0; i < 40; i++) {
            connect(fixture);
            server.serve();
            fixture.pass(Duration.ofSeconds(1));
            fixture.link().listener.onActivity();
        }
        server.publish();
        for (int i = 0; i < 40; i++) {
            connect(fixture);
            server.serve();
            fixture.pass(Duration.ofSeconds(1));
            fixture.link().listener.onActivity();
        }
    }

    private static void watch(ClientFixture fixture, List<String> seen) {
        fixture.client
                .subscribe("ships", null, null, Moored.class, (Moored event) -> seen.add(event.ship()))
                .onGap(gap -> seen.add("at " + place(Objects.requireNonNull(gap.resumeAfter()))));
        fixture.settle();
    }

    private static void follow(ClientFixture fixture, List<String> seen) {
        fixture.client
                .follow(
                        "ships",
                        null,
                        ShipsContract.fleet(null),
                        now -> seen.add("at " + place(now.position())),
                        Moored.class,
                        event -> seen.add(event.ship()))
                .onGap(gap -> seen.add("at " + place(Objects.requireNonNull(gap.resumeAfter()))));
        fixture.settle();
    }

    private static String place(Position position) {
        return position.epoch() + "/" + position.seq();
    }

    private static void assertContiguous(List<String> seen, long seed) {
        for (int i = 1; i < seen.size(); i++) {
            String next = seen.get(i);
            if (!next.startsWith("at ")) {
                String before = seen.get(i - 1).replace("at ", "");
                int slash = before.indexOf('/');
                String expected = before.substring(0, slash + 1) + (Long.parseLong(before.substring(slash + 1)) + 1);
                assertThat(next)
                        .as("seed %d, after %s in %s", seed, before, seen)
                        .isEqualTo(expected);
            }
        }
    }
}

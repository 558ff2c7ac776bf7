package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.Harbour.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the network does, a listener gets every event once and in order, or is told what it does not get. */
class ContinuityTest {
    private static final String MOVING = "{'type':'moving','payload':{'after_ms':0,'deadline_ms':60000}}";

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsAreContiguousOrAGapIsTold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rig rig = new Rig(builder -> builder.eventBuffer(1 + random.nextInt(6))).greet();
        Port port = new Port(rig, random);
        List<String> plain = new ArrayList<>();
        List<String> followed = new ArrayList<>();
        List<String> late = new ArrayList<>();
        watch(rig, plain);
        follow(rig, followed);
        for (int step = 0; step < 300; step++) {
            step(rig, port, random);
            if (step == 150) {
                watch(rig, late);
            }
        }
        quiet(rig, port);

        for (List<String> seen : List.of(plain, followed, late)) {
            assertThat(seen).as("seed %d", seed).last().isEqualTo(port.last());
            assertContiguous(seen, seed);
        }
        assertThat(followed.get(0)).startsWith("at ");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereTheServerHasAllOfThemNoneIsLost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rig rig = new Rig(builder -> builder.eventBuffer(1 + random.nextInt(6))).greet();
        Port port = new Port(rig, random);
        List<String> seen = new ArrayList<>();
        watch(rig, seen);
        port.serve();
        port.mend();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(8)) {
                case 0 -> rig.fail(new IOException("cut"));
                case 1 -> rig.text(MOVING).pass(Duration.ofMillis(100));
                case 2 -> rig.busy = !rig.busy;
                default -> port.publish();
            }
            connect(rig);
            port.serve();
            rig.link().listener.onActivity();
            if (step % 6 == 5) {
                quiet(rig, port); // the window forgets no more than what one was too slow for
            }
        }
        quiet(rig, port);

        assertThat(rig.gaps).as("seed %d", seed).isEmpty();
        assertThat(seen).last().isEqualTo(port.last());
        assertContiguous(seen, seed);
    }

    private static void step(Rig rig, Port port, SplittableRandom random) {
        switch (random.nextInt(16)) {
            case 0 -> rig.busy = true;
            case 1, 2 -> {
                rig.busy = false;
                rig.settle();
            }
            case 3 -> rig.fail(new IOException("cut"));
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    port.beginAnew();
                    rig.fail(new IOException("gone"));
                }
            }
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    rig.text(MOVING).pass(Duration.ofMillis(100));
                }
            }
            case 6, 7, 8 -> port.serve();
            default -> port.publish();
        }
        connect(rig);
        rig.link().listener.onActivity();
        rig.settle();
    }

    /** Sees to a connection that stands and is the newest. */
    private static void connect(Rig rig) {
        rig.settle();
        boolean greeted = rig.link().sent.stream()
                .anyMatch(frame -> frame.path("type").stringValue("").equals("hello"));
        while (!(rig.client.state() instanceof Connected) || !greeted) {
            if (rig.client.state() instanceof Connecting || (rig.client.state() instanceof Connected && !greeted)) {
                rig.greet();
            } else {
                rig.untilNextTry();
            }
            greeted = rig.link().sent.stream()
                    .anyMatch(frame -> frame.path("type").stringValue("").equals("hello"));
        }
    }

    /** Lets everything settle on a network without faults. */
    private static void quiet(Rig rig, Port port) {
        port.mend();
        rig.busy = false;
        for (int i = 0; i < 40; i++) {
            connect(rig);
            port.serve();
            rig.pass(Duration.ofSeconds(1));
            rig.link().listener.onActivity();
        }
        port.publish();
        for (int i = 0; i < 40; i++) {
            connect(rig);
            port.serve();
            rig.pass(Duration.ofSeconds(1));
            rig.link().listener.onActivity();
        }
    }

    private static void watch(Rig rig, List<String> seen) {
        rig.client
                .subscribe("ships", null, null, Moored.class, (Moored event) -> seen.add(event.ship()))
                .onGap(gap -> seen.add("at " + place(Objects.requireNonNull(gap.resumeAt()))));
        rig.settle();
    }

    private static void follow(Rig rig, List<String> seen) {
        rig.client
                .follow(
                        "ships",
                        null,
                        Harbour.fleet(null),
                        now -> seen.add("at " + place(now.position())),
                        Moored.class,
                        event -> seen.add(event.ship()))
                .onGap(gap -> seen.add("at " + place(Objects.requireNonNull(gap.resumeAt()))));
        rig.settle();
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

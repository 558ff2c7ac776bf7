package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measurement of Howl alone, first with subscribers that all read, then with some that stopped reading. Before it
 * measures, it fills the socket buffers of the stalled readers: only then does the server notice them.
 */
final class StalledReaders {
    private static final int FILL_BYTES = 8 * 1024;
    private static final int FILL_EVENTS = 20;
    private static final int SINGLE_BYTES = 128;
    /** Enough events for a significant 99th percentile. */
    private static final int SINGLES = 16;

    private static final int FIRST_FILLS = 3;
    /** Enough events to fill the topic's window, so that its memory is allocated before the comparison starts. */
    private static final int WINDOW_EVENTS = 1_100;
    /** Bytes held outside the send buffer: in the reader's receive buffer and in the server. */
    private static final int HELD_ELSEWHERE = 512 * 1024;
    /** Minimum, default and maximum size of a send buffer. */
    private static final Path SEND_BUFFER = Path.of("/proc/sys/net/ipv4/tcp_wmem");

    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\s*$");

    private final Plan plan;
    private final int subscribers;

    StalledReaders(Plan plan) {
        this.plan = plan;
        this.subscribers = plan.stalledAmong();
    }

    StalledResult measure(Peer howl, Path folder) throws IOException, InterruptedException {
        try (Contender contender = new Contender(howl, folder)) {
            contender.publishWithoutSubscribers(plan.burst(subscribers, FILL_BYTES, WINDOW_EVENTS));
            contender.connect(subscribers, plan.stalled());
            contender.warmUp(List.of(fill(), single()), plan.warmUp());
            fill(contender, FIRST_FILLS);
            StalledResult.State calm = state(contender);
            contender.stall(true);
            fill(contender, fills(Files.readString(SEND_BUFFER)));
            return new StalledResult(subscribers, plan.stalled(), calm, state(contender));
        }
    }

    /**
     * Returns the number of {@link #fill()} workloads that fill all buffers of a stalled reader.
     *
     * @param sendBuffer sizes in bytes, the maximum last
     */
    static int fills(String sendBuffer) {
        Matcher maximum = LAST_NUMBER.matcher(sendBuffer);
        if (!maximum.find()) {
            throw new IllegalArgumentException(SEND_BUFFER + " ends with no number: " + sendBuffer);
        }
        long bytes = Long.parseLong(maximum.group(1)) + HELD_ELSEWHERE;
        return (int) Math.ceil((double) bytes / (FILL_BYTES * FILL_EVENTS));
    }

    /** Publishes in several rounds, so that the reading subscribers keep up. */
    private void fill(Contender contender, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            contender.round(fill());
        }
    }

    private Workload fill() {
        return plan.burst(subscribers, FILL_BYTES, FILL_EVENTS);
    }

    private Workload single() {
        return plan.single(subscribers, SINGLE_BYTES, SINGLES);
    }

    private StalledResult.State state(Contender contender) throws IOException, InterruptedException {
        List<StalledResult.State> states = new ArrayList<>();
        for (int i = 0; i < plan.repetitions(); i++) {
            Sample others = contender.round(single());
            Contender.Memory memory = contender.memory();
            states.add(new StalledResult.State(
                    (double) memory.heap() + memory.direct(), memory.resident(), others.p99Millis()));
        }
        return median(states);
    }

    private static StalledResult.State median(List<StalledResult.State> states) {
        return new StalledResult.State(
                median(states, StalledResult.State::memory),
                median(states, StalledResult.State::resident),
                median(states, StalledResult.State::p99Millis));
    }

    private static double median(List<StalledResult.State> states, ToDoubleFunction<StalledResult.State> value) {
        return Medians.median(states.stream().map(value::applyAsDouble).toList());
    }
}

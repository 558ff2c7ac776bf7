package dev.howl.benchmarks.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Howl alone, with and without subscribers that stop reading, in turns. */
final class StalledReaders {
    /**
     * Together more than what a socket, its peer's and the server hold for a reader. In parts, so that those who read
     * keep up.
     */
    private static final int FILLS = 5;

    private static final int FILL = 100;
    private static final int FILL_BYTES = 1024;
    private static final int SINGLE_BYTES = 128;

    private final Plan plan;
    private final int subscribers;

    StalledReaders(Plan plan) {
        this.plan = plan;
        this.subscribers = plan.stalledAmong();
    }

    Stalled measure(Peer howl, Path folder) throws IOException, InterruptedException {
        try (Contender contender = new Contender(howl, folder)) {
            contender.connect(subscribers, plan.stalled());
            contender.warmUp(List.of(fill(), single()), plan.warmUp());
            List<Stalled.State> calm = new ArrayList<>();
            List<Stalled.State> rising = new ArrayList<>();
            for (int i = 0; i < plan.repetitions(); i++) {
                calm.add(state(contender));
                contender.stall(true);
                rising.add(state(contender));
                contender.stall(false);
                // Answered only once the bystanders have read what waited for them.
                contender.rest();
                contender.wake();
            }
            return new Stalled(subscribers, plan.stalled(), median(calm), median(rising));
        }
    }

    private Cell fill() {
        return plan.burst(subscribers, FILL_BYTES, FILL);
    }

    private Cell single() {
        return plan.single(subscribers, SINGLE_BYTES, 2 * plan.singleDeliveries() / subscribers);
    }

    private Stalled.State state(Contender contender) throws IOException, InterruptedException {
        for (int i = 0; i < FILLS; i++) {
            contender.round(fill());
        }
        Sample others = contender.round(single());
        Contender.Memory memory = contender.memory();
        return new Stalled.State((double) memory.heap() + memory.direct(), memory.resident(), others.p99Millis());
    }

    private static Stalled.State median(List<Stalled.State> states) {
        return new Stalled.State(
                median(states, Stalled.State::memory),
                median(states, Stalled.State::resident),
                median(states, Stalled.State::p99Millis));
    }

    private static double median(List<Stalled.State> states, ToDoubleFunction<Stalled.State> what) {
        return Medians.median(states.stream().map(what::applyAsDouble).toList());
    }
}

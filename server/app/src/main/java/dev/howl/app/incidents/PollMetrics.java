package dev.howl.app.incidents;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The metrics of this node's polls. Safe for use by several threads. */
final class PollMetrics implements MeterBinder {
    private final LongSupplier nanos;
    private final Map<PollOutcome, LongAdder> polls = new EnumMap<>(PollOutcome.class);
    private volatile @Nullable Long lastSuccess;

    PollMetrics(LongSupplier nanos) {
        this.nanos = nanos;
        for (PollOutcome outcome : PollOutcome.values()) {
            polls.put(outcome, new LongAdder());
        }
    }

    void succeeded(PollOutcome outcome) {
        lastSuccess = nanos.getAsLong();
        count(outcome);
    }

    void failed(PollOutcome outcome) {
        count(outcome);
    }

    /** Records that another node polls now. */
    void stepDown() {
        lastSuccess = null;
    }

    private void count(PollOutcome outcome) {
        LongAdder count = polls.get(outcome);
        if (count != null) {
            count.increment();
        }
    }

    /** Returns the seconds since the last success; NaN if this node does not poll or never succeeded. */
    private double age() {
        Long last = lastSuccess;
        return last == null ? Double.NaN : (nanos.getAsLong() - last) / 1e9;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        polls.forEach((outcome, count) -> FunctionCounter.builder("howl.incidents.polls", count, LongAdder::sum)
                .tag("outcome", outcome.label())
                .register(registry));
        Gauge.builder("howl.incidents.last.success.age", this, PollMetrics::age)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}

package dev.howl.app.originals.moderation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** The metrics of the panels of this node. Thread-safe. */
final class PanelMetrics implements MeterBinder {
    private final IntSupplier panels;
    private final Map<Command, LongAdder> done = counters();
    private final Map<Command, LongAdder> refused = counters();
    private final LongAdder told = new LongAdder();

    /** A command of the wire. */
    enum Command {
        SR,
        CL,
        HEARTBEAT,
        APPROVED,
        OTHER
    }

    /**
     * Creates the metrics.
     *
     * @param panels current number of panels
     */
    PanelMetrics(IntSupplier panels) {
        this.panels = panels;
    }

    <T> CompletionStage<T> counted(Command command, CompletionStage<T> stage) {
        return stage.whenComplete((value, failure) -> count(failure == null ? done : refused, command));
    }

    void refused(Command command) {
        count(refused, command);
    }

    /** Counts a card or a removal that was sent to a number of panels. */
    void told(int panels) {
        told.add(panels);
    }

    private static void count(Map<Command, LongAdder> counters, Command command) {
        Objects.requireNonNull(counters.get(command)).increment();
    }

    private static Map<Command, LongAdder> counters() {
        Map<Command, LongAdder> counters = new EnumMap<>(Command.class);
        for (Command command : Command.values()) {
            counters.put(command, new LongAdder());
        }
        return counters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, done, "done");
        bind(registry, refused, "refused");
        FunctionCounter.builder("howl.moderation.panel.messages", told, LongAdder::sum)
                .register(registry);
        Gauge.builder("howl.moderation.panels", panels, IntSupplier::getAsInt)
                .strongReference(true)
                .register(registry);
    }

    private static void bind(MeterRegistry registry, Map<Command, LongAdder> counters, String outcome) {
        counters.forEach(
                (command, count) -> FunctionCounter.builder("howl.moderation.panel.commands", count, LongAdder::sum)
                        .tag("command", command.name().toLowerCase(Locale.ROOT))
                        .tag("outcome", outcome)
                        .register(registry));
    }
}

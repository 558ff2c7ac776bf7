package dev.howl.server.logging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Log lines that peers can cause as often as they like. The first one of a kind is written at once. Those of the next
 * minute are counted, and the minute ends with one line that tells the count. Safe for use by several threads.
 */
public final class RepeatedLines implements AutoCloseable {
    static final long PERIOD_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Timer timer;
    private final Map<String, Line> open = new ConcurrentHashMap<>();

    /** A source of delayed calls. */
    @FunctionalInterface
    public interface Timer {
        void run(Runnable task, long delayMillis);
    }

    /** A kind within its minute. Changed within {@link Map#compute} only. */
    private static final class Line {
        private final Logger log;
        private final Level level;
        private long suppressed;

        private Line(Logger log, Level level) {
            this.log = log;
            this.level = level;
        }

        /** Writes the count, if there is one, and starts a new one. */
        private boolean tell(String kind) {
            if (suppressed == 0) {
                return false;
            }
            log.atLevel(level).log("{}: {} more within a minute", kind, suppressed);
            suppressed = 0;
            return true;
        }
    }

    public RepeatedLines(Timer timer) {
        this.timer = timer;
    }

    /**
     * Writes or counts a line.
     *
     * @param kind what happened, as the line with the count names it; one of a fixed set, never a text of a peer
     * @param line the first line; built only if it is written
     */
    public void write(Logger log, Level level, String kind, Supplier<String> line) {
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        AtomicBoolean first = new AtomicBoolean();
        open.compute(kind, (same, known) -> {
            if (known == null) {
                first.set(true);
                return new Line(log, level);
            }
            known.suppressed++;
            return known;
        });
        if (first.get()) {
            log.atLevel(level).log(line.get());
            timer.run(() -> end(kind), PERIOD_MILLIS);
        }
    }

    private void end(String kind) {
        AtomicBoolean again = new AtomicBoolean();
        open.computeIfPresent(kind, (same, line) -> {
            again.set(line.tell(kind));
            return again.get() ? line : null;
        });
        if (again.get()) {
            timer.run(() -> end(kind), PERIOD_MILLIS);
        }
    }

    /** Writes the counts of the minutes that have not ended. */
    @Override
    public void close() {
        open.keySet()
                .forEach(kind -> open.computeIfPresent(kind, (same, line) -> {
                    line.tell(kind);
                    return null;
                }));
    }
}

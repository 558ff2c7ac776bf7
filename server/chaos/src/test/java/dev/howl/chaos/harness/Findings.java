package dev.howl.chaos.harness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What went wrong, counted and with a few examples of each kind. Safe for use by several threads. */
public final class Findings {
    private static final int EXAMPLES = 5;

    private final Map<Wrong, Long> counts = new EnumMap<>(Wrong.class);
    private final Map<Wrong, List<String>> examples = new EnumMap<>(Wrong.class);

    /** What must not happen. */
    public enum Wrong {
        /** An event was neither handled nor covered by a gap. */
        SILENT_LOSS,
        /** An event was handled twice. */
        DUPLICATE,
        /** An event was handled after a later one. */
        REORDER,
        /** A gap leads nowhere or back. */
        BAD_GAP,
        /** One position holds different events. */
        REWRITTEN,
        /** One publish made two events of an epoch. */
        APPENDED_TWICE,
        /** A subscriber did not come to the end though all faults were over. */
        STUCK,
        /** A request failed in a way that no fault explains. */
        UNEXPECTED
    }

    synchronized void add(Wrong wrong, String text) {
        counts.merge(wrong, 1L, Long::sum);
        List<String> some = examples.computeIfAbsent(wrong, unused -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(text);
        }
    }

    public synchronized long count(Wrong wrong) {
        return counts.getOrDefault(wrong, 0L);
    }

    /** Each kind with its number and examples; empty where nothing was found. */
    public synchronized List<String> report() {
        List<String> lines = new ArrayList<>();
        counts.forEach((wrong, count) -> lines.add(wrong + ": " + count + ", such as " + examples.get(wrong)));
        return lines;
    }
}

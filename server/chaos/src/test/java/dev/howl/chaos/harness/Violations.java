package dev.howl.chaos.harness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The violations found, counted by kind, with a few examples of each. Thread-safe. */
public final class Violations {
    private static final int EXAMPLES = 5;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> examples = new EnumMap<>(Kind.class);

    /** A kind of violation. */
    public enum Kind {
        /** An event was neither handled nor covered by a gap. */
        SILENT_LOSS,
        /** An event was handled twice. */
        DUPLICATE,
        /** An event was handled after a later one. */
        REORDER,
        /** A gap has no position to resume at, or one before the current position. */
        BAD_GAP,
        /** Two different events have the same position. */
        REWRITTEN,
        /** One publish request appended two events in an epoch. */
        APPENDED_TWICE,
        /** A subscriber did not catch up after the last fault. */
        STUCK,
        /** A request failed with an error that no injected fault explains. */
        UNEXPECTED
    }

    synchronized void add(Kind wrong, String text) {
        counts.merge(wrong, 1L, Long::sum);
        List<String> some = examples.computeIfAbsent(wrong, unused -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(text);
        }
    }

    public synchronized long count(Kind wrong) {
        return counts.getOrDefault(wrong, 0L);
    }

    /** Returns one line per kind, with count and examples; empty if there are no violations. */
    public synchronized List<String> report() {
        List<String> lines = new ArrayList<>();
        counts.forEach((wrong, count) -> lines.add(wrong + ": " + count + ", such as " + examples.get(wrong)));
        return lines;
    }
}

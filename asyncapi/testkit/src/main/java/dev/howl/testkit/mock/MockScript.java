package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a script file. */
record MockScript(List<Entry> entries) {
    static final MockScript EMPTY = new MockScript(List.of());

    MockScript {
        entries = List.copyOf(entries);
    }

    /**
     * A rule.
     *
     * @param channel id of the channel
     * @param on id of the message that it reacts to, or {@link LiveChannel#OPEN}; {@code null} for a timer
     * @param every interval of a timer; {@code null} for a reaction
     * @param turns of a timer the only one
     */
    record Entry(
            String channel, @Nullable String on, @Nullable Duration every, List<Turn> turns) {}
}

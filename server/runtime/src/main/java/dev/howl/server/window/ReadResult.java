package dev.howl.server.window;

import java.util.List;

/** The result of reading a log after a position. */
public sealed interface ReadResult {

    /** No event: the position is the head. */
    record Nothing() implements ReadResult {}

    /** The next events, at least one and without a hole. */
    record Events(List<WindowEntry> entries) implements ReadResult {

        public long first() {
            return entries.get(0).seq();
        }

        public long last() {
            return entries.get(entries.size() - 1).seq();
        }

        /** Returns the events up to a seq, which must not be smaller than that of the first event. */
        public Events upTo(long seq) {
            return last() <= seq ? this : new Events(entries.subList(0, (int) (seq - first() + 1)));
        }
    }

    /**
     * A gap: the next event was trimmed, or the position belongs to another epoch.
     *
     * @param reason reason of the loss
     * @param resumeAt the position right before the next event that can be read
     */
    record Lost(Reason reason, Offset resumeAt) implements ReadResult {}

    /** The reasons of a gap. */
    enum Reason {
        /** The events were trimmed from the window. */
        TRIMMED,
        /** The position belongs to another epoch, or is beyond the head. */
        EPOCH_CHANGED
    }
}

package dev.howl.server.window;

import java.util.List;

/** What follows a place in a log. */
public sealed interface Read {

    /** Nothing yet. */
    record Nothing() implements Read {}

    /** The next events, at least one, without a hole. */
    record Events(List<Entry> entries) implements Read {

        public long first() {
            return entries.get(0).seq();
        }

        public long last() {
            return entries.get(entries.size() - 1).seq();
        }

        /** Those up to a number, which the first one does not exceed. */
        public Events upTo(long seq) {
            return last() <= seq ? this : new Events(entries.subList(0, (int) (seq - first() + 1)));
        }
    }

    /**
     * The next event is not there any more, or never was.
     *
     * @param reason why
     * @param resumeAt the place right before the oldest event that is there
     */
    record Lost(Reason reason, Head resumeAt) implements Read {}

    /** Why a reader cannot go on where it was. */
    enum Reason {
        /** The window has moved on. */
        TRIMMED,
        /** The place belongs to another life of the log. */
        EPOCH_CHANGED
    }
}

package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events of one topic and key that the played server has sent, the newest of which it can send again. */
final class EventHistory {
    private static final int MAX_KEPT = 200;

    private final TreeMap<Long, FrameContent> kept = new TreeMap<>();
    private int epoch = 1;
    private long head;

    /** A position without its topic. */
    record Cursor(String epoch, long seq) {
        ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("epoch", epoch).put("seq", seq);
        }

        @Override
        public String toString() {
            return epoch + ":" + seq;
        }
    }

    /** Returns the position of the last event. */
    Cursor head() {
        return new Cursor("epoch-" + epoch, head);
    }

    /** Returns the position of the next event. */
    Cursor next() {
        return new Cursor("epoch-" + epoch, head + 1);
    }

    /** Adds the event at the next position. */
    void add(FrameContent event) {
        kept.put(++head, event);
        if (kept.size() > MAX_KEPT) {
            kept.pollFirstEntry();
        }
    }

    /** Loses some events that nobody got; returns the position after which it continues. */
    Cursor skip(int events) {
        kept.clear();
        head += events;
        return head();
    }

    /** Starts a new epoch; returns the position after which it continues. */
    Cursor restart() {
        kept.clear();
        epoch++;
        head = 0;
        return head();
    }

    /** Returns the events after a position; empty if some of them cannot be sent again. */
    Optional<List<FrameContent>> after(Cursor since) {
        if (!since.epoch().equals(head().epoch()) || since.seq() > head || since.seq() < 0) {
            return Optional.empty();
        }
        List<FrameContent> events = List.copyOf(kept.tailMap(since.seq(), false).values());
        return events.size() == head - since.seq() ? Optional.of(events) : Optional.empty();
    }
}

package dev.howl.testkit.mock;

import dev.howl.runtime.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events of one topic and key with their subscribers. Guarded by its {@link EventLogs}. */
final class EventLog {
    private static final int WINDOW = 1000;

    private final TopicTarget target;
    private final Deque<ControlFrames.Control> window = new ArrayDeque<>();
    private final Set<MockSession> subscribers = new LinkedHashSet<>();
    private String epoch;
    private long head;

    EventLog(TopicTarget target, String epoch) {
        this.target = target;
        this.epoch = epoch;
    }

    /**
     * The result of placing a subscriber.
     *
     * @param start the position after which events follow
     * @param gap the reason why it is not the one asked for; {@code null} if it is
     */
    record Placement(Position start, @Nullable String gap, List<ControlFrames.Control> missed) {}

    Position head() {
        return position(head);
    }

    private Position position(long seq) {
        return new Position(target.topic(), target.key(), epoch, seq);
    }

    Set<MockSession> subscribers() {
        return subscribers;
    }

    /** @param since the last event handled; {@code null} for the newest */
    Placement place(MockSession session, @Nullable Position since) {
        subscribers.add(session);
        if (since == null) {
            return new Placement(head(), null, List.of());
        }
        long oldest = head - window.size();
        if (!since.epoch().equals(epoch) || since.seq() > head) {
            return new Placement(position(oldest), "epoch_changed", List.copyOf(window));
        }
        if (since.seq() < oldest) {
            return new Placement(position(oldest), "trimmed", List.copyOf(window));
        }
        List<ControlFrames.Control> all = new ArrayList<>(window);
        return new Placement(position(since.seq()), null, all.subList((int) (since.seq() - oldest), all.size()));
    }

    /** Appends an event and returns it as it is sent. */
    ControlFrames.Control append(Function<Position, ControlFrames.Control> event) {
        ControlFrames.Control made = event.apply(position(head + 1));
        head++;
        window.add(made);
        if (window.size() > WINDOW) {
            window.remove();
        }
        return made;
    }

    /** Loses the events so far and some more that nobody has seen; returns the position after which events follow. */
    Position skip(int count) {
        head += count;
        window.clear();
        return head();
    }

    void begin(String newEpoch) {
        epoch = newEpoch;
        head = 0;
        window.clear();
    }
}

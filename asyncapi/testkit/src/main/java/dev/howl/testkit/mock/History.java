package dev.howl.testkit.mock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The things that clients of a channel did. Bounded: the oldest are forgotten first. Thread-safe. */
final class History {
    private static final int MAX = 100_000;

    private final List<PeerMessage> received = new ArrayList<>();
    private final List<MockViolation> violations = new ArrayList<>();
    private int taken;
    private int opened;
    private int closed;

    synchronized void add(PeerMessage message) {
        if (received.size() >= MAX) {
            received.remove(0);
            taken = Math.max(0, taken - 1);
        }
        received.add(message);
        notifyAll();
    }

    synchronized void add(MockViolation violation) {
        if (violations.size() < MAX) {
            violations.add(violation);
        }
        notifyAll();
    }

    synchronized void opened() {
        opened++;
        notifyAll();
    }

    synchronized void closed() {
        closed++;
        notifyAll();
    }

    synchronized List<PeerMessage> received() {
        return List.copyOf(received);
    }

    synchronized List<MockViolation> violations() {
        return List.copyOf(violations);
    }

    synchronized int open() {
        return opened - closed;
    }

    synchronized int everOpened() {
        return opened;
    }

    synchronized void clear() {
        received.clear();
        violations.clear();
        taken = 0;
        opened -= closed;
        closed = 0;
    }

    /** Waits for a message that was not waited for before, and takes it with all before it. */
    synchronized Optional<PeerMessage> take(Predicate<PeerMessage> wanted, Duration timeout)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        Optional<PeerMessage> found = taken(wanted);
        while (found.isEmpty() && millisTo(end) > 0) {
            wait(Math.max(1, millisTo(end)));
            found = taken(wanted);
        }
        return found;
    }

    private Optional<PeerMessage> taken(Predicate<PeerMessage> wanted) {
        for (int i = taken; i < received.size(); i++) {
            if (wanted.test(received.get(i))) {
                taken = i + 1;
                return Optional.of(received.get(i));
            }
        }
        return Optional.empty();
    }

    /** Waits until a condition on this history holds. Returns whether it did in time. */
    synchronized boolean await(Predicate<History> condition, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.test(this) && millisTo(end) > 0) {
            wait(Math.max(1, millisTo(end)));
        }
        return condition.test(this);
    }

    /** Returns the time until then, rounded up. A wait of 0 would never end. */
    private static long millisTo(long end) {
        long left = end - System.nanoTime();
        return left <= 0 ? 0 : left / 1_000_000 + 1;
    }
}

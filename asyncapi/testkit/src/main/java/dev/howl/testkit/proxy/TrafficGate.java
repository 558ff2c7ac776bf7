package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A gate that blocks the threads of a direction while it is paused. Thread-safe. */
final class TrafficGate {
    private final Set<Direction> paused = EnumSet.noneOf(Direction.class);

    synchronized void pause(Direction direction) {
        paused.add(direction);
    }

    synchronized void resume(Direction direction) {
        paused.remove(direction);
        notifyAll();
    }

    /** Wakes blocked threads so that they check for cancellation. */
    synchronized void wake() {
        notifyAll();
    }

    /** Blocks until the direction is not paused, or the wait is cancelled or interrupted. */
    synchronized void pass(Direction direction, BooleanSupplier cancelled) {
        boolean interrupted = false;
        while (paused.contains(direction) && !cancelled.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

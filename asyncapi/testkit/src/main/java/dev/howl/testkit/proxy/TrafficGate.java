package dev.howl.testkit.proxy;

import dev.howl.runtime.Direction;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Holds the bytes of a direction back while it is paused. Safe for use by several threads. */
final class TrafficGate {
    private final Set<Direction> paused = EnumSet.noneOf(Direction.class);

    synchronized void pause(Direction direction) {
        paused.add(direction);
    }

    synchronized void resume(Direction direction) {
        paused.remove(direction);
        notifyAll();
    }

    /** Lets those who wait look again whether they are cancelled. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits until the direction is open or the waiting is cancelled. */
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

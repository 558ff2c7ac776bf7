package dev.howl.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets connections in up to the limit, and none once the server drains. Safe for use by several threads. */
public final class Admission {
    private final AtomicInteger connections;
    private final int limit;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    /** @param connections how many there are, kept by this object for others to read */
    public Admission(AtomicInteger connections, int limit) {
        this.connections = connections;
        this.limit = limit;
    }

    /** A place for one connection, {@code null} where there is none. */
    public @Nullable Permit enter() {
        if (draining) {
            return null;
        }
        int before = connections.getAndUpdate(count -> count < limit ? count + 1 : count);
        if (before >= limit) {
            return null;
        }
        if (draining) {
            // It began in between, and may not have counted this one.
            leave();
            return null;
        }
        return new Permit(this);
    }

    /** How many connections are open or being opened. */
    public int connections() {
        return connections.get();
    }

    public boolean isDraining() {
        return draining;
    }

    /** Lets nobody in any more; the stage completes when the last connection has gone. */
    public CompletionStage<Void> drain() {
        draining = true;
        completeIfEmpty();
        return drained;
    }

    private void leave() {
        connections.decrementAndGet();
        completeIfEmpty();
    }

    private void completeIfEmpty() {
        if (draining && connections.get() == 0) {
            drained.complete(null);
        }
    }

    /** The place of one connection. */
    public static final class Permit {
        private final Admission admission;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(Admission admission) {
            this.admission = admission;
        }

        /** Gives the place back; later calls do nothing. */
        public void release() {
            if (held.getAndSet(false)) {
                admission.leave();
            }
        }
    }
}

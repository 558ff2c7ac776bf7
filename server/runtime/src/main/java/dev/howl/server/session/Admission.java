package dev.howl.server.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The admission control of connections: up to a limit, and none while the server drains. Safe for use by several
 * threads.
 */
public final class Admission {
    private final AtomicInteger connections;
    private final int limit;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean draining;

    /**
     * @param connections the counter of open connections, kept by this object and read by others
     * @param limit largest number of connections
     */
    public Admission(AtomicInteger connections, int limit) {
        this.connections = connections;
        this.limit = limit;
    }

    /** Admits one connection; {@code null} if the limit is reached or the server drains. */
    public @Nullable Permit enter() {
        if (draining) {
            return null;
        }
        int before = connections.getAndUpdate(count -> count < limit ? count + 1 : count);
        if (before >= limit) {
            return null;
        }
        if (draining) {
            // The drain began after the first check and may have found no connection.
            leave();
            return null;
        }
        return new Permit(this);
    }

    /** Returns the number of connections that are open or being opened. */
    public int connections() {
        return connections.get();
    }

    public boolean isDraining() {
        return draining;
    }

    /** Admits no connection any more. The stage completes when the last connection has ended. */
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

    /** The permit of one admitted connection. */
    public static final class Permit {
        private final Admission admission;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(Admission admission) {
            this.admission = admission;
        }

        /** Releases the permit; later calls do nothing. */
        public void release() {
            if (held.getAndSet(false)) {
                admission.leave();
            }
        }
    }
}

package dev.howl.server.redis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The progress of a topic's windows along its stream. Safe for use by several threads. */
final class StreamProgress {
    private record Waiting(String epoch, long n, CompletableFuture<Void> reached) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private StreamHead newest = StreamHead.NONE;
    private String epoch = "";
    private long n;

    synchronized String epoch() {
        return epoch;
    }

    /** Returns the stream number of the last event in the windows. */
    synchronized long n() {
        return n;
    }

    synchronized StreamHead newest() {
        return newest;
    }

    /** Records an event that is known to be in the stream. */
    synchronized void know(StreamHead event) {
        if (!event.epoch().equals(newest.epoch()) ? event.epoch().equals(epoch) : event.n() > newest.n()) {
            newest = event;
        }
    }

    /** Records that the windows hold all events up to a stream number. */
    void reach(String inEpoch, long number) {
        List<Waiting> done = new ArrayList<>();
        synchronized (this) {
            epoch = inEpoch;
            n = number;
            Iterator<Waiting> all = waiting.iterator();
            while (all.hasNext()) {
                Waiting one = all.next();
                if (isReached(one.epoch(), one.n())) {
                    all.remove();
                    done.add(one);
                }
            }
        }
        done.forEach(one -> one.reached().complete(null));
    }

    /** Completes when the windows hold an event. A caller that stops waiting must call {@link #forget}. */
    synchronized CompletableFuture<Void> reached(String inEpoch, long number) {
        if (isReached(inEpoch, number)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> reached = new CompletableFuture<>();
        waiting.add(new Waiting(inEpoch, number, reached));
        return reached;
    }

    synchronized void forget(CompletableFuture<Void> reached) {
        waiting.removeIf(one -> one.reached() == reached);
    }

    private boolean isReached(String inEpoch, long number) {
        return epoch.equals(inEpoch) && n >= number;
    }
}

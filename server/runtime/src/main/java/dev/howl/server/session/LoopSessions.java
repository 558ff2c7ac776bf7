package dev.howl.server.session;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one channel on one event loop, with one timer that checks all of them for idleness, and for
 * expired and revoked tokens. Confined to the event loop.
 */
final class LoopSessions {
    private static final int PER_TURN = 64;

    private final EventLoop loop;
    private final long scanMillis;
    private final List<HowlSession<?>> sessions = new ArrayList<>();
    private @Nullable ScheduledFuture<?> scan;
    private long scannedAt;

    LoopSessions(EventLoop loop, long scanMillis) {
        this.loop = loop;
        this.scanMillis = scanMillis;
    }

    void add(HowlSession<?> session) {
        session.index = sessions.size();
        sessions.add(session);
        if (scan == null) {
            scannedAt = System.nanoTime();
            scan = loop.scheduleWithFixedDelay(this::scan, scanMillis, scanMillis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Checks all sessions. A scan that runs late means that the loop read nothing either: frames of the clients that seem
     * idle may lie in their sockets, and so the next scan decides about them.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void scan() {
        long now = System.nanoTime();
        boolean late = now - scannedAt > 2 * TimeUnit.MILLISECONDS.toNanos(scanMillis);
        scannedAt = now;
        List<IdleMonitor> overdue = new ArrayList<>();
        forEach(session -> {
            if (session.check()) {
                overdue.add(session.idleMonitor());
            }
        });
        if (!late && !overdue.isEmpty()) {
            // Scheduled and not executed: the loop runs executed tasks until none is left, before it reads again.
            loop.schedule(() -> overdue.forEach(IdleMonitor::act), 1, TimeUnit.MILLISECONDS);
        }
    }

    void remove(HowlSession<?> session) {
        HowlSession<?> last = sessions.remove(sessions.size() - 1);
        if (last != session) {
            sessions.set(session.index, last);
            last.index = session.index;
        }
        if (sessions.isEmpty() && scan != null) {
            scan.cancel(false);
            scan = null;
        }
    }

    /** Runs an action for each session. Iterates downwards, because an action may remove its session. */
    void forEach(Consumer<HowlSession<?>> action) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            action.accept(sessions.get(i));
        }
    }

    /**
     * Runs an action for each session that is open now, {@value #PER_TURN} in a turn and a millisecond apart. One
     * task for all would keep the loop from reading and writing until it is done.
     */
    void forEachInTurns(Consumer<HowlSession<?>> action) {
        turn(List.copyOf(sessions), 0, action);
    }

    /**
     * Ends the sessions of a subject whose tokens are revoked, in turns.
     *
     * @return their number
     */
    int endRevoked(String subject) {
        List<HowlSession<?>> theirs = sessions.stream()
                .filter(session -> session.tokens().isOf(subject))
                .toList();
        turn(theirs, 0, session -> session.tokens().checkNow());
        return theirs.size();
    }

    // The future is ignored: an event loop that shuts down before the next turn has no sessions left.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void turn(List<HowlSession<?>> all, int from, Consumer<HowlSession<?>> action) {
        int to = Math.min(from + PER_TURN, all.size());
        all.subList(from, to).forEach(action);
        if (to < all.size()) {
            loop.schedule(() -> turn(all, to, action), 1, TimeUnit.MILLISECONDS);
        }
    }
}

package dev.howl.server.session;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one channel on one event loop, looked through by one timer for those that are silent or whose token has
 * expired. Confined to the loop.
 */
final class LoopSessions {
    private static final int IN_ONE_TURN = 64;

    private final EventLoop loop;
    private final long scanMillis;
    private final List<HowlSession<?>> sessions = new ArrayList<>();
    private @Nullable ScheduledFuture<?> scan;

    LoopSessions(EventLoop loop, long scanMillis) {
        this.loop = loop;
        this.scanMillis = scanMillis;
    }

    void add(HowlSession<?> session) {
        session.index = sessions.size();
        sessions.add(session);
        if (scan == null) {
            scan = loop.scheduleWithFixedDelay(
                    () -> forEach(HowlSession::check), scanMillis, scanMillis, TimeUnit.MILLISECONDS);
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

    /** Downwards, so that a session may be removed on the way. */
    void forEach(Consumer<HowlSession<?>> action) {
        for (int i = sessions.size() - 1; i >= 0; i--) {
            action.accept(sessions.get(i));
        }
    }

    /**
     * A few at a time, a millisecond apart: tasks that queue up would keep the loop from reading and writing until all
     * are done. Whoever comes later is not among them.
     */
    void forEachInTurns(Consumer<HowlSession<?>> action) {
        turn(List.copyOf(sessions), 0, action);
    }

    // There is no end to wait for: a loop that stops has no sessions any more.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void turn(List<HowlSession<?>> all, int from, Consumer<HowlSession<?>> action) {
        int to = Math.min(from + IN_ONE_TURN, all.size());
        all.subList(from, to).forEach(action);
        if (to < all.size()) {
            loop.schedule(() -> turn(all, to, action), 1, TimeUnit.MILLISECONDS);
        }
    }
}

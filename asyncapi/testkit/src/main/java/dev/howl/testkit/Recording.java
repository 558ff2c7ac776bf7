package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.seen.RunningTest;
import dev.howl.testkit.wire.HttpHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a {@link Recorder} has recorded on all its connections. Confined to the recorder's thread; other
 * threads read it only after that thread has ended.
 */
final class Recording implements TrafficSink {
    private static final int MAX_FRAMES = 200_000;
    private static final int MAX_BAD_FRAMES = 10_000;
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    private final ConformanceCheck check;
    private final @Nullable RecordedCoverage coverage;
    private final Map<Integer, ConnectionReader> readers = new HashMap<>();
    private final List<RecordedFrame> frames = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private long sequence;
    private long bytes;
    private int badFrames;
    private boolean full;
    private int connections;
    private int requests;
    private int upgrades;
    private @Nullable String broken;
    private @Nullable Throwable cause;

    private record Waiter(Predicate<RecordedFrame> predicate, CompletableFuture<RecordedFrame> found) {
        /** Offers a frame; returns {@code true} if the wait is over. */
        boolean offer(RecordedFrame frame) {
            try {
                if (!found.isDone() && predicate.test(frame)) {
                    found.complete(frame);
                }
            } catch (RuntimeException e) {
                found.completeExceptionally(e);
            }
            return found.isDone();
        }
    }

    Recording(ConformanceCheck check) {
        this(check, null);
    }

    /** @param coverage {@code null} to add nothing to the coverage of the tests */
    Recording(ConformanceCheck check, @Nullable RecordedCoverage coverage) {
        this.check = check;
        this.coverage = coverage;
    }

    ConformanceCheck check() {
        return check;
    }

    @Nullable
    RecordedCoverage coverage() {
        return coverage;
    }

    /** The frames of one connection. */
    private final class Connection implements ConnectionEvents {
        private final int number;
        private @Nullable FrameStream toServer;
        private @Nullable FrameStream toClient;

        Connection(int number) {
            this.number = number;
        }

        @Override
        public void request(HttpHead request) {
            requests++;
        }

        @Override
        public void upgraded(HttpHead request, HttpHead response) {
            upgrades++;
            toServer = new FrameStream(number, request.path(), Direction.TO_SERVER, Recording.this);
            toClient = new FrameStream(number, request.path(), Direction.TO_CLIENT, Recording.this);
        }

        @Override
        public void frames(Direction direction, byte[] bytes, int from) {
            Objects.requireNonNull(direction == Direction.TO_SERVER ? toServer : toClient)
                    .read(bytes, from);
        }

        @Override
        public void unreadable(String why) {
            broken("connection " + number + ": " + why, null);
        }
    }

    @Override
    public void opened(int connection) {
        connections++;
        readers.put(connection, new ConnectionReader(new Connection(connection)));
    }

    @Override
    public void read(int connection, Direction direction, byte[] piece) {
        ConnectionReader reader = readers.get(connection);
        if (reader != null) {
            reader.read(direction, piece);
        }
    }

    @Override
    public void closed(int connection) {
        readers.remove(connection);
        if (coverage != null) {
            coverage.ended(connection);
        }
    }

    @Override
    public void failed(RuntimeException why) {
        broken("the recorder failed: " + why, why);
    }

    void belongTo(RunningTest test) {
        if (coverage != null) {
            coverage.test(test);
        }
    }

    /** Marks the recording as unreliable; the first reason is kept. */
    void broken(String what, @Nullable Throwable why) {
        if (broken == null) {
            broken = what;
            cause = why;
        }
    }

    long nextSequence() {
        return ++sequence;
    }

    void add(RecordedFrame frame) {
        boolean bad = !frame.violations().isEmpty();
        bytes += frame.payload().length + 2L * frame.text().length();
        full |= frames.size() - badFrames >= MAX_FRAMES || bytes > MAX_BYTES;
        if (bad && badFrames < MAX_BAD_FRAMES) {
            badFrames++;
            frames.add(frame);
        } else if (!bad && !full) {
            frames.add(frame);
        }
        waiters.removeIf(waiter -> waiter.offer(frame));
    }

    void await(Predicate<RecordedFrame> predicate, CompletableFuture<RecordedFrame> found) {
        Waiter waiter = new Waiter(predicate, found);
        for (RecordedFrame frame : frames) {
            if (waiter.offer(frame)) {
                return;
            }
        }
        waiters.removeIf(other -> other.found().isDone());
        waiters.add(waiter);
    }

    /**
     * Returns the frames.
     *
     * @throws IllegalStateException if there were more than are kept
     */
    List<RecordedFrame> frames() {
        if (full) {
            throw new IllegalStateException("the recording is full: more than " + MAX_FRAMES + " frames, or more than "
                    + MAX_BYTES + " bytes; every frame is still checked");
        }
        return List.copyOf(frames);
    }

    /** Returns the invalid frames in order. */
    List<RecordedFrame> bad() {
        return frames.stream().filter(frame -> !frame.violations().isEmpty()).toList();
    }

    List<RecordedFrame> last(int count) {
        return List.copyOf(frames.subList(Math.max(0, frames.size() - count), frames.size()));
    }

    /** Returns the reason for which the recording is inconclusive, {@code null} if there is none. */
    @Nullable
    String unfit() {
        if (broken != null) {
            return broken;
        }
        if (connections > 0 && requests == 0) {
            return "no HTTP request was recognised on " + connections + " connection(s)";
        }
        if (upgrades > 0 && sequence == 0) {
            return "no frame was recorded on " + upgrades + " WebSocket connection(s)";
        }
        return null;
    }

    @Nullable
    Throwable cause() {
        return cause;
    }

    int connections() {
        return connections;
    }
}

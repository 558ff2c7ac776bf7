package dev.howl.server.session;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.server.ChannelSessions;
import dev.howl.server.RoomSessions;
import dev.howl.server.transport.Frames;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The open sessions of one channel, grouped by event loop. */
final class OpenSessions implements ChannelSessions {
    private final FrameCodec codec;
    private final Map<EventLoop, LoopSessions> loops = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final OpenRooms rooms;

    OpenSessions(FrameCodec codec) {
        this.codec = codec;
        this.rooms = new OpenRooms(codec);
    }

    /** Called on the session's event loop. */
    void add(HowlSession<?> session, EventLoop loop, long scanMillis) {
        loops.computeIfAbsent(loop, added -> new LoopSessions(loop, scanMillis)).add(session);
        rooms.add(session, loop);
        open.incrementAndGet();
    }

    /** Called on the session's event loop. */
    void remove(HowlSession<?> session, EventLoop loop) {
        LoopSessions sessions = loops.get(loop);
        if (sessions != null) {
            sessions.remove(session);
            rooms.remove(session, loop);
            open.decrementAndGet();
        }
    }

    @Override
    public int count() {
        return open.get();
    }

    @Override
    public RoomSessions in(List<?> values) {
        return rooms.in(values);
    }

    @Override
    public void send(Message message) {
        byte[] frame = Frames.of(message, codec.encode(message, FrameFields.NONE));
        onEachLoop(sessions -> SharedFrame.send(frame, sessions::forEach));
    }

    /**
     * Runs an action for every session that is open now, on the session's event loop and in small batches, so that the
     * loop's other work is not delayed.
     */
    void forEach(Consumer<HowlSession<?>> action) {
        onEachLoop(sessions -> sessions.forEachInTurns(action));
    }

    /** Ends the sessions of a subject whose tokens are revoked; completes with their number. */
    CompletionStage<Integer> endRevoked(String subject) {
        CompletionStage<Integer> ended = CompletableFuture.completedStage(0);
        for (Map.Entry<EventLoop, LoopSessions> entry : loops.entrySet()) {
            LoopSessions sessions = entry.getValue();
            ended = ended.thenCombine(
                    LoopTasks.count(entry.getKey(), () -> sessions.endRevoked(subject)), Integer::sum);
        }
        return ended;
    }

    private void onEachLoop(Consumer<LoopSessions> action) {
        loops.forEach((loop, sessions) -> LoopTasks.execute(loop, () -> action.accept(sessions)));
    }
}

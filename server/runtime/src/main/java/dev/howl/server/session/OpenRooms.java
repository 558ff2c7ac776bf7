package dev.howl.server.session;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.server.RoomSessions;
import dev.howl.server.transport.Frames;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.stream.Stream;

/** The open sessions of one channel by the parameters of their addresses. */
final class OpenRooms {
    private final FrameCodec codec;
    private final RoomIndex<EventLoop, HowlSession<?>> index = new RoomIndex<>();

    OpenRooms(FrameCodec codec) {
        this.codec = codec;
    }

    /** Called on the session's event loop. */
    void add(HowlSession<?> session, EventLoop loop) {
        index.add(session, loop, session.view().room());
    }

    /** Called on the session's event loop. */
    void remove(HowlSession<?> session, EventLoop loop) {
        index.remove(session, loop, session.view().room());
    }

    /** Returns the sessions of a room, whether or not there are any. */
    RoomSessions in(List<?> values) {
        return new Room(List.copyOf(values));
    }

    /** A room by its values. It holds no sessions, so it may outlive them. */
    private final class Room implements RoomSessions {
        private final List<?> values;

        Room(List<?> values) {
            this.values = values;
        }

        @Override
        public int count() {
            return index.count(values);
        }

        @Override
        public void send(Message message) {
            byte[] frame = Frames.of(message, codec.encode(message, FrameFields.NONE));
            index.forEachLoop(
                    values,
                    (loop, sessions) -> LoopTasks.execute(loop, () -> SharedFrame.send(frame, sessions::forEach)));
        }

        @Override
        public <S> Stream<S> stream(Class<S> type) {
            return index.stream(values).map(session -> type.cast(session.view().typed()));
        }
    }
}

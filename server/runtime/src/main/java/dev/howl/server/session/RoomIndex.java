package dev.howl.server.session;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The sessions of a channel by the parameters of their addresses. A session is in the room of all its parameters, and in
 * that of each beginning of their list. Rooms without sessions are not kept. Safe for use by several threads.
 *
 * @param <L> event loop of a session
 * @param <S> session
 */
final class RoomIndex<L, S> {
    private static final int FEW = 2;

    private final Map<List<Object>, Room<L, S>> rooms = new ConcurrentHashMap<>();

    /** The sessions of one room by their event loop. Changed under the lock of its entry alone, and read without. */
    private static final class Room<L, S> {
        private final Map<L, Set<S>> loops = new ConcurrentHashMap<>(FEW);
        private final AtomicInteger size = new AtomicInteger();

        void add(S session, L loop) {
            if (loops.computeIfAbsent(loop, added -> ConcurrentHashMap.newKeySet(FEW))
                    .add(session)) {
                size.incrementAndGet();
            }
        }

        boolean removeLeavesNone(S session, L loop) {
            Set<S> sessions = loops.get(loop);
            if (sessions != null && sessions.remove(session)) {
                size.decrementAndGet();
                if (sessions.isEmpty()) {
                    loops.remove(loop);
                }
            }
            return loops.isEmpty();
        }
    }

    /** Adds a session with the values of its address's parameters. */
    void add(S session, L loop, List<Object> values) {
        List<Object> key = key(values);
        for (int count = 1; count <= key.size(); count++) {
            rooms.compute(List.copyOf(key.subList(0, count)), (room, present) -> {
                Room<L, S> kept = present == null ? new Room<>() : present;
                kept.add(session, loop);
                return kept;
            });
        }
    }

    /** Removes a session that was added with these values. */
    void remove(S session, L loop, List<Object> values) {
        List<Object> key = key(values);
        for (int count = 1; count <= key.size(); count++) {
            rooms.computeIfPresent(
                    key.subList(0, count), (room, present) -> present.removeLeavesNone(session, loop) ? null : present);
        }
    }

    int count(List<?> values) {
        Room<L, S> room = rooms.get(key(values));
        return room == null ? 0 : room.size.get();
    }

    Stream<S> stream(List<?> values) {
        Room<L, S> room = rooms.get(key(values));
        return room == null ? Stream.empty() : room.loops.values().stream().flatMap(Set::stream);
    }

    /** Calls an action for each event loop with sessions in a room. */
    void forEachLoop(List<?> values, BiConsumer<? super L, ? super Set<S>> action) {
        Room<L, S> room = rooms.get(key(values));
        if (room != null) {
            room.loops.forEach(action);
        }
    }

    /** Returns the number of rooms that are kept. */
    int rooms() {
        return rooms.size();
    }

    /** Equal values are equal objects: 1.0 and 1.00 are one number. */
    private static List<Object> key(List<?> values) {
        return values.stream().map(RoomIndex::normalized).toList();
    }

    private static Object normalized(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof Double number) {
            // Minus zero is zero.
            return number + 0.0;
        }
        return value instanceof JsonNode json ? json.toString() : value;
    }
}

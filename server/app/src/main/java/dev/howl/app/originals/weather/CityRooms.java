package dev.howl.app.originals.weather;

import dev.howl.server.Registration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node by city. A room listens to the events of its city only while a session is in it.
 * Thread-safe.
 *
 * @param <S> type of the sessions
 */
final class CityRooms<S> implements AutoCloseable {
    private final BiFunction<String, Consumer<Consumer<S>>, Registration> listen;
    private final Map<String, Room<S>> rooms = new ConcurrentHashMap<>();
    private final Map<S, String> keys = new ConcurrentHashMap<>();

    private record Room<S>(Set<S> sessions, Registration registration) {}

    /**
     * Creates the rooms.
     *
     * @param listen starts a listener for a key; its second argument applies an action to each session in the room
     */
    CityRooms(BiFunction<String, Consumer<Consumer<S>>, Registration> listen) {
        this.listen = listen;
    }

    void enter(String key, S session) {
        keys.put(session, key);
        rooms.compute(key, (same, room) -> {
            Room<S> there = room == null ? open(key) : room;
            there.sessions.add(session);
            return there;
        });
    }

    void leave(S session) {
        String key = keys.remove(session);
        if (key != null) {
            rooms.computeIfPresent(key, (same, room) -> without(room, session));
        }
    }

    /** Returns the key of the room that a session is in. */
    Optional<String> of(S session) {
        return Optional.ofNullable(keys.get(session));
    }

    private Room<S> open(String key) {
        Set<S> sessions = ConcurrentHashMap.newKeySet();
        return new Room<>(sessions, listen.apply(key, sessions::forEach));
    }

    /** Removes a session; returns {@code null}, which removes the room, if it was the last one. */
    private static <S> @Nullable Room<S> without(Room<S> room, S session) {
        room.sessions.remove(session);
        if (room.sessions.isEmpty()) {
            room.registration.close();
            return null;
        }
        return room;
    }

    /** Stops all listeners. */
    @Override
    public void close() {
        rooms.values().forEach(room -> room.registration.close());
    }
}
